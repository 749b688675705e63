import { randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { runWorkflow } from '../bin/local/workflow.ts';
import { catalogue } from '../lambdas/catalogue/index.ts';
import { readManifest } from '../lambdas/evidence/ledger.ts';
import { openStore } from '../lambdas/evidence/store/open-store.ts';
import { Settings } from '../lambdas/settings/settings.ts';

/** Collects in a process of its own, so that its memory is its own, and prints what it took. */
const [url = '', token = '', folder = '', resources = ''] = process.argv.slice(2);
const seen: { at: number; rss: number }[] = [];
const timer = setInterval(() => seen.push({ at: Date.now(), rss: process.memoryUsage.rss() }), 100);
let rows = 0;
let firstAt = 0;
let lastAt = 0;
const announcement = await runWorkflow(
  {
    execution: `local:${randomUUID()}`,
    startedAt: new Date().toISOString(),
    input: { resources: z.array(z.string()).parse(resources.split(',')) },
    settings: Settings.parse({ orgUrl: url, allowLoopback: true, share: 1, tokenPercentage: 100 }),
  },
  {
    store: openStore(pathToFileURL(folder).href),
    catalogue,
    collector: { name: 'bench', version: '0', commit: 'none', codeSha256: null },
    readSecret: async () => token,
    readHashKey: async () => 'a key for the bench, of thirty-two characters',
    otherRuns: async () => [],
    signer: null,
    log: () => undefined,
    stop: new AbortController().signal,
    progress: (progress) => {
      firstAt ||= Date.now();
      lastAt = Date.now();
      rows = progress.rows;
    },
  },
  null,
);
clearInterval(timer);
const { org, run } = announcement ?? { org: null, run: null };
const manifest =
  org === null || run === null ? null : await readManifest(openStore(pathToFileURL(folder).href), org, run);
console.log(
  JSON.stringify({
    status: announcement?.status,
    reason: announcement?.reason,
    rows,
    requests: Object.fromEntries(
      (manifest?.value.resources ?? []).map((each) => [
        each.resourceType,
        Object.values(each.requests).reduce((sum, count) => sum + count, 0),
      ]),
    ),
    seconds: (lastAt - firstAt) / 1000,
    // What is done after the last page is not the collector's.
    memory: seen.filter(({ at }) => at <= lastAt).map(({ rss }) => rss),
  }),
);
