import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: [
      '**/node_modules/**',
      '**/dist/**',
      'architecture/canary/**',
      // left out rather than skipped: without the data there is nothing to hold the commands against
      ...(process.env['ZHENGAI_DATA'] ? [] : ['ipeds/ipeds.test.ts', 'oulad/oulad.test.ts']),
    ],
    // Browsers, servers and fault runs would only slow each other down and blur what they measure.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
