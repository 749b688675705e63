import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleInto } from '../lib/bundle.ts';
import type { Figure } from './figure.ts';

/** The collector as it is deployed: its files, shared chunks included, and a first import in a fresh process. */
export function bundle(): Figure[] {
  const scenario = 'collector bundle';
  const folder = bundleInto(mkdtempSync(join(tmpdir(), 'okta-evidence-bench-')));
  try {
    const entry = join(folder, 'collect.mjs');
    const times = Array.from({ length: 9 }, () => {
      const script = `const b=performance.now();await import(${JSON.stringify(pathToFileURL(entry).href)});console.log(performance.now()-b)`;
      return Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }));
    });
    const median = times.sort((one, other) => one - other)[4] ?? 0;
    return [
      {
        scenario,
        figure: 'size',
        value: Math.round(sizeOf(entry, folder) / 1024),
        unit: 'KiB',
        floor: 1024,
        better: 'less',
      },
      { scenario, figure: 'cold import', value: Math.round(median), unit: 'ms', floor: 250, better: 'less' },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Bytes of a file and of the chunks it imports, at whatever remove. */
function sizeOf(entry: string, folder: string): number {
  const chunks = readdirSync(folder);
  const seen = new Set<string>();
  const visit = (file: string): number => {
    if (seen.has(file)) return 0;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    const imported = chunks.filter((chunk) => text.includes(`"./${chunk}"`));
    return statSync(file).size + imported.reduce((sum, chunk) => sum + visit(join(folder, chunk)), 0);
  };
  return visit(entry);
}
