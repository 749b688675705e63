import type { Query, Source } from '../../lambdas/posture/query-file.ts';

const sourceText = ({ resourceType, variant, by }: Source) =>
  `\`${resourceType}${variant === undefined ? '' : `/${variant}`}\`${by === undefined || by === 'rows' ? '' : ' (a row at a time)'}`;

const listOf = (sources: readonly Source[]) => [...new Set(sources.map(sourceText))].join(', ');

function artifactText({ name, question, version, rowsFrom, columns, thresholds }: Query): string {
  const figures = thresholds.map(
    ({ name: figure, value, meaning }) => `- threshold \`${figure}\`, ${value} unless set: ${meaning}`,
  );
  const rows = rowsFrom.length === 0 ? [] : [`- rows from ${listOf(rowsFrom)}`];
  const lines = columns.map(
    ({ name: column, type, key, from, meaning }) =>
      `| \`${column}\`${key ? ' (key)' : ''} | ${type} | ${meaning} | ${listOf(from)} |`,
  );
  return `### ${name}

${question}

- definition \`${version}\`
${[...rows, ...figures].join('\n')}

| column | type | meaning | needs |
|---|---|---|---|
${lines.join('\n')}`;
}

/** docs/posture.md: what the derived artifacts are, from the headers of their queries. */
export function posturePage(artifacts: readonly Query[]): string {
  return `# Posture: from records to answers

Made from the headers of the queries by \`npm run docs\`; a test fails when it is not up to date.

Each derived artifact is one SQL file in \`lambdas/posture/artifacts/\`, answered by DuckDB over the run's own parts. A run has each
as Parquet under \`v1/posture=<artifact>/\` and as CSV in its folder, and the text of each query under \`queries/\`; the manifest names
all of them by their SHA-256. Besides its own columns every artifact has \`not_evaluated\`, \`definition\` and \`as_of\`.

## What is not known

A column that needs something is answered only where all of that is known: read to its end, or known not to be in this org. Else
the answer is \`not_evaluated\` (null where it is no text) and the column \`not_evaluated\` says which answers and why. Where a resource type
lacks some people or groups and names them, only their rows are not answered. Where whole rows may be missing, one more row says that,
with \`not_evaluated\` as its key: an empty table would look like "there is none". A spreadsheet takes 1,048,575 rows: what has more
has no CSV.

## MFA

Okta tells twice what a person enrolled, and neither list is enough: \`factors\` shows what the enrollment policy offers *to the caller's
network*, e-mail addresses and recovery questions that nobody enrolled, and not always FastPass; \`authenticator-enrollments\` exists on
Identity Engine only, and does not always say by which method. So both are read, and what either shows as active counts:

| class | which | |
|---|---|---|
| \`phishing_resistant\` | whatever Okta's own property of the method says; else WebAuthn, U2F, FastPass, smart cards | \`pr_conditional\` where it is FastPass alone |
| \`strong\` | Okta Verify push and codes, authenticator apps, hardware tokens, Duo, RSA, Symantec, apps of one's own | can be phished |
| \`weak\` | text message, call, e-mail that the enrollment policy offers | can be taken over |
| does not count | passwords, security questions, e-mail that Okta lists by itself, temporary codes, authenticators that are inactive or for recovery only, anything pending or expired | |
| \`delegated\` | nothing of these, and another identity provider signs the person in | MFA may happen there: unknown, not none |
| \`not_evaluated\` | the lists could not be read, or show a kind that Okta added since | never counts as a pass |

The level is the best of what counts. \`confidence\` is \`confirmed\` where both lists show the same, \`single_source\` where there is one, and
\`conflict\` where one shows what the other lacks. Percentages are bounds: who is unknown, or delegated, counts as not enrolled, and
among those with none; at least is rounded down, at most up.

Of 84 people made up for the tests, with everything above in every mixture, "has an active factor" is wrong about 15: it
counts recovery questions and automatic e-mail, and misses smart cards and keys that the policy hides. Each of the 84 answers was written by hand first.

Enrolled is not enforced: whether a sign-in demands what people have is a question of rules, which other artifacts answer.

## The report

\`report.html\` in the run's folder is made of these artifacts by \`lambdas/posture/report/\`: one page that needs no network and runs no
script but its own. It says first what could not be seen, then what to look at first (\`findings\`), then controls and frameworks, then each
subject with its query, the time its sources were read in, and its rows, the worst first. A cell that is not known says so; a dash is an
empty list. Printed, it is A4 across, and says which rows it leaves out. The manifest names it by its SHA-256; \`okta-evidence report <run>\`
makes it anew from the run's files, byte for byte.

## Thresholds

\`--thresholds stale_days=60\` (or \`-c thresholds=stale_days=60\` for the stack) sets one; plan.json keeps what a run went by.
A day is a whole period of 24 hours that ended by the start of the run, whatever midnights lie between.

## Artifacts

${artifacts.map(artifactText).join('\n\n')}
`;
}
