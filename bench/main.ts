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

const scenarios: readonly (() => Figure[] | Promise<Figure[]>)[] = [
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
];
const figures: Figure[] = [];
for (const scenario of scenarios) figures.push(...(await scenario()));
console.log(tableOf(figures));
const result = figures.map((figure) => ({ ...figure, ratio: ratioOf(figure) }));
writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
