import { drawWith } from '../bin/demo-org/random.ts';
import type { Figure } from './figure.ts';
import { type SimulatedBucket, simulate } from './simulated-bucket.ts';

const draw = drawWith(1);
const limit = 300;

/** 50 to 800 ms, as Okta takes. */
function latencies(name: string): () => number {
  let count = 0;
  return () => {
    count += 1;
    return 50 + 750 * draw(name, count);
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Whole windows only: the first is entered blind, the last is cut off. */
const whole = ({ windows }: SimulatedBucket) => windows.slice(1, -1);

/** One collector of 20,000 users' factors: 67 windows of a minute. */
export function factors(): Figure[] {
  const scenario = "20,000 users' factors, 50 to 800 ms";
  const okta = simulate({ limit, fraction: 1, latencyMs: latencies('one'), minutes: 69 });
  const windows = whole(okta);
  const idle = windows.slice(1).map((window, place) => window.startsAt - ((windows[place]?.startsAt ?? 0) + 60_000));
  return [
    {
      scenario,
      figure: 'of what the windows allowed',
      value: percent(sum(windows.map(({ ours }) => ours)) / (windows.length * limit)),
      unit: '%',
      floor: 97,
      better: 'more',
    },
    {
      scenario,
      figure: 'longest pause between windows',
      value: Math.max(...idle),
      unit: 'ms',
      floor: 2500,
      better: 'less',
    },
    never(scenario, 'requests beyond the share', sum(windows.map(({ beyond }) => beyond))),
    never(scenario, '429s provoked', okta.refused),
  ];
}

/** Three collectors that know nothing of one another, and somebody else who takes 30 % of the same bucket. */
export function siblings(): Figure[] {
  const scenario = 'three collectors and a foreign client on one bucket';
  const okta = simulate({
    limit,
    fraction: 1,
    latencyMs: latencies('three'),
    minutes: 66,
    collectors: 3,
    foreign: 0.3 * limit,
  });
  const windows = whole(okta);
  const left = sum(windows.map(({ others }) => limit - others));
  return [
    {
      scenario,
      figure: 'of what is left',
      value: percent(sum(windows.map(({ ours }) => ours)) / left),
      unit: '%',
      floor: 95,
      better: 'more',
    },
    never(scenario, 'requests beyond the share', sum(windows.map(({ beyond }) => beyond))),
    never(scenario, '429s provoked', okta.refused),
  ];
}

/** As many collectors as the workflow runs at once, on the smallest bucket of a usual token: the apps'. */
export function crowd(): Figure[] {
  const scenario = 'eight collectors on a bucket of 50';
  const okta = simulate({ limit: 50, fraction: 1, latencyMs: latencies('eight'), minutes: 66, collectors: 8 });
  const windows = whole(okta);
  return [
    {
      scenario,
      figure: 'of what the windows allowed',
      value: percent(sum(windows.map(({ ours }) => ours)) / (windows.length * 50)),
      unit: '%',
      floor: 85,
      better: 'more',
    },
    never(scenario, 'requests beyond the share', sum(windows.map(({ beyond }) => beyond))),
  ];
}

/** What must not happen once. */
const never = (scenario: string, figure: string, value: number): Figure => ({
  scenario,
  figure,
  value,
  unit: '',
  floor: 0,
  better: 'less',
});

const percent = (part: number) => Math.round(part * 1000) / 10;
