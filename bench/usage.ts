import { writeFileSync } from 'node:fs';

/** Loaded before a command (`--import`): writes down what its whole process took, threads and all, when it ends. */
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const used = {
    seconds: process.uptime(),
    processorSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMiB: maxRSS / 1024,
  };
  if (process.env.BENCH_USAGE !== undefined) writeFileSync(process.env.BENCH_USAGE, JSON.stringify(used));
});
