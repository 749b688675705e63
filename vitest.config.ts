import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const { TEST_RESULTS } = process.env;

const source = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export default defineConfig({
  // Examples name the package as whoever copies them does.
  resolve: { alias: { 'okta-evidence-connector/evidence': source('lambdas/evidence/index.ts') } },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/samples.ts'],
    // Vitest leaves a core free by itself.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // CI counts the tests from this file.
    ...(TEST_RESULTS ? { reporters: ['default', 'json'], outputFile: { json: TEST_RESULTS } } : {}),
  },
});
