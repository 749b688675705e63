import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { writeEvidence } from './evidence.ts';
import type { Figure } from './figure.ts';

const people = 10_000;
const MB = 1_000_000;

/** The page of a run of ten thousand people after another that differs in every hundredth row: its size, and the median of five openings. */
export async function report(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'okta-evidence-bench-'));
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    await writeEvidence(folder, '2026-11-01T00:00:00.000Z', { people, changed: 0 });
    const run = await writeEvidence(folder, '2026-11-02T00:00:00.000Z', { people, changed: 10 });
    const names = await readdir(folder, { recursive: true });
    const page = join(folder, names.find((name) => name.includes(run) && name.endsWith('report.html')) ?? '');
    const seconds: number[] = [];
    for (let opening = 0; opening < 5; opening += 1) {
      const tab = await browser.newPage();
      const began = performance.now();
      await tab.goto(pathToFileURL(page).href, { waitUntil: 'load' });
      await tab.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
      seconds.push((performance.now() - began) / 1000);
      await tab.close();
    }
    const median = seconds.sort((one, other) => one - other)[2] ?? 0;
    const scenario = 'report of 10,000 people';
    const size = (await stat(page)).size / MB;
    const rounded = (value: number) => Math.round(value * 100) / 100;
    return [
      { scenario, figure: 'size', value: rounded(size), unit: 'MB', floor: 3, better: 'less' },
      { scenario, figure: 'to open in Chromium', value: rounded(median), unit: 's', floor: 2, better: 'less' },
    ];
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}
