/** Computes twenty indicators of a million subjects, keeps all results, and prints what it took. */
import { compileIndicator } from '@zhengai/engine';
import { createItemArrays, dictionary, indicators, itemColumns } from './indicators-workload.mjs';

const SUBJECTS = 1_000_000;
const columns = itemColumns(createItemArrays(SUBJECTS, 0.03));
const start = performance.now();
const results = indicators.map((indicator) =>
  compileIndicator(/** @type {any} */ (indicator), dictionary).evaluateRoundedColumns(columns, SUBJECTS),
);
const seconds = (performance.now() - start) / 1000;
const values = results.reduce((sum, column) => sum + column.length, 0);
// maxRSS is in kilobytes.
const maxRssBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ subjects: SUBJECTS, values, maxRssBytes, seconds }));
