import { defineConfig } from 'vitest/config';

const { TEST_RESULTS } = process.env;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/samples.ts'],
    // Vitest leaves a core free by itself; the tests mostly wait for servers.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // CI counts the tests from this file.
    ...(TEST_RESULTS ? { reporters: ['default', 'json'], outputFile: { json: TEST_RESULTS } } : {}),
  },
});
