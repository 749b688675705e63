import { writeFileSync } from 'node:fs';
import { bundle } from './bundle.ts';
import { checking } from './checking.ts';
import { type Figure, ratioOf, tableOf } from './figure.ts';
import { million } from './million.ts';
import { posture } from './posture.ts';
import { crowd, factors, siblings } from './rate-limit.ts';
import { report } from './report.ts';
import { requests } from './requests.ts';
import { windows } from './windows.ts';

const scenarios: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  factors,
  siblings,
  crowd,
  windows,
  million,
  requests,
  checking,
  posture,
  report,
  bundle,
};

/** All scenarios, or those that are named: `npm run bench -- posture report`. */
const asked = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(scenarios);
const unknown = asked.find((name) => !(name in scenarios));
if (unknown !== undefined) {
  console.error(`There is no scenario ${unknown}. There are: ${Object.keys(scenarios).join(', ')}.`);
  process.exit(64);
}
const figures: Figure[] = [];
for (const [name, scenario] of Object.entries(scenarios)) if (asked.includes(name)) figures.push(...(await scenario()));
console.log(tableOf(figures));
const result = figures.map((figure) => ({ ...figure, ratio: ratioOf(figure) }));
writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
