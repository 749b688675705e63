import { Settings } from '../../lambdas/settings/settings.ts';
import { type ConnectorCost, costOf } from '../cost/connector-cost.ts';
import { aType, totalOf, words } from '../cost/monthly.ts';
import { prices } from '../cost/prices.ts';

/** Sizes of orgs that the page has figures for. */
export const sizes = [1000, 10_000, 100_000] as const;

/** An org of whose size nothing else is known, read every day with the settings as they are. */
const of = (people: number): ConnectorCost =>
  costOf({
    identity: { people, orgCreated: null, tokenPercentage: { percentage: 50, source: 'assumed' } },
    shown: new Map(),
    settings: Settings.parse({ orgUrl: 'acme.okta.com' }),
  });

const dollars = (amount: number) => amount.toFixed(2);
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** docs/cost.md. */
export function costPage(): string {
  const costs = sizes.map((people) => ({ people, ...of(people) }));
  const line = (name: string, figure: (each: ConnectorCost) => string) => row([name, ...costs.map(figure)]);
  const parts = Object.entries(words).map(([part, name]) =>
    line(name, ({ cost }) => dollars(Object.entries(cost).find(([each]) => each === part)?.[1] ?? 0)),
  );
  const { besides, region, taken, ...services } = prices;
  const listed = Object.entries({ ...services, ...besides }).flatMap(([service, { page, ...each }]) =>
    Object.entries(each).map(([name, price], index) =>
      row([index === 0 ? `[${service}](${page})` : '', `\`${name}\``, written(price)]),
    ),
  );
  return `# Cost

What a connector costs a month in your AWS account, in US dollars: list prices of ${region}, without free tiers, savings and taxes.
\`okta-evidence doctor\` prints it for the org it looks at. The prices were taken on ${taken} from what public pages quoted of those that
are named below, not from AWS's price list: **check them**, for they change, and other regions cost more. They stand in one file,
\`bin/cost/prices.ts\`, and this page is made of it (\`npm run docs\`).

A run a day, all resource types of the profile \`full\`, the settings as they are:

${row(['a month', ...sizes.map((people) => `${people.toLocaleString('en')} people`)])}
|---${sizes.map(() => '|--:').join('')}|
${parts.join('\n')}
${line('**together**', ({ cost }) => `**${dollars(totalOf(cost))}**`)}
${line('with the evidence of a year', ({ cost }) => dollars(totalOf(cost, 12)))}
${line('requests to Okta a run', ({ estimate }) =>
  Object.values(estimate.requests)
    .reduce((sum, count) => sum + count, 0)
    .toLocaleString('en'),
)}
${line('minutes a run', ({ estimate }) => String(Math.ceil(estimate.minutes)))}
${line('function seconds a run', ({ estimate }) => estimate.functionSeconds.toLocaleString('en'))}
${line('rows a run', ({ estimate }) => estimate.rows.toLocaleString('en'))}

It is an upper bound: each run is taken to ask for everything, where six of seven carry over what did not change, and a
function is taken to wait for the rate limit within its slice, where waits of more than a minute cost nothing.

## How it is reckoned

The estimate is the plan's own (\`lambdas/plan/estimate.ts\`); the formula is \`bin/cost/monthly.ts\`.

- **Functions**: (function seconds of the collectors + a minute for Plan and Publish) × 0.5 GB, Assess with 3 GB for half a minute and
  5 seconds a million rows, and the check of freshness, 4 times an hour. Seconds are nearly all waits for Okta's rate limit, so
  that a larger share makes them fewer.
- **Workflow**: 8 transitions a run, 1 a wave, 3 a resource type and 4 for each further slice.
- **Requests to S3**: of a run of the demo org ${aType.puts} PUT, ${aType.lists} LIST and ${aType.gets} GET a resource type were counted, and a test counts them
  again; each further slice adds a few.
- **Storage**: 150 bytes a row as it lies in a part, three times what rows of the demo org take; 3 KB a person and 1.25 MB a run for
  answers, report and schemas. Evidence is kept unless a setting says otherwise, so that each month adds as much; \`coldAfterDays\` and
  \`expireAfterDays\` make it less.
- **Keys and secrets**: two keys (\`key\` at \`aws-owned\` spares one, \`signing\` off the other), two secrets, and a reading of the
  secret a slice.
- **Metrics**: the largest part of a small org's. CloudWatch asks for each metric of each resource type by the hour in which it has a
  figure: ${aType.metrics} a type and run, after the zeros of types were left out, which were 4 of 9. \`exclude\` and a slower schedule make them
  fewer.
- **Alarms and dashboard**: as many as \`lib/alarm-list.ts\` has, and one.
- **Logs**: 3 KB an invocation, 2 KB an event of the workflow's history, kept for a year.

Not in it: Athena, by what you ask; a NAT gateway, if you put the functions into a VPC for a fixed address, which at the price below
costs more than all else; what consumers do. Glue's catalogue, SNS and the tracing of so few executions come to cents.

## Prices

${row(['service', 'of', 'US dollars'])}
|---|---|--:|
${listed.join('\n')}
`;
}

/** A price without an exponent. */
const written = (price: number) => price.toFixed(12).replace(/0+$/, '').replace(/\.$/, '');
