import { formatSeconds } from './progress.mjs';

/** @typedef {import('./test-stages.mjs').StageResult} StageResult */

/**
 * @param {readonly StageResult[]} results
 * @param {{ mustRunAll: boolean, interrupted: boolean }} options  `mustRunAll`: a skipped test is a failure
 */
export function summarize(results, options) {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  const skipped = results.reduce((sum, result) => sum + result.skipped.length, 0);
  const isClean = results.every(({ leftovers }) => leftovers.length === 0);
  const ok =
    !options.interrupted && passed > 0 && failed === 0 && isClean && !(options.mustRunAll && skipped > 0);
  return { passed, failed, skipped, ok };
}

/**
 * @param {ReturnType<typeof import('./progress.mjs').createProgress>} progress
 * @param {readonly StageResult[]} results
 * @param {ReturnType<typeof summarize>} summary
 */
export function printSummary(progress, results, summary) {
  const width = Math.max(...results.map(({ name }) => name.length), 5);
  progress.plain(`\n${'stage'.padEnd(width)}  passed  failed  skipped   seconds`);
  for (const { name, passed, failed, skipped, ms } of results) {
    const numbers = [pad(passed, 8), pad(failed, 8), pad(skipped.length, 9), formatSeconds(ms).padStart(10)];
    progress.plain(`${name.padEnd(width)}${numbers.join('')}`);
  }
  for (const { name, skipped, leftovers } of results) {
    for (const test of skipped) progress.plain(`跳过 skipped: ${name} › ${test}`);
    for (const process of leftovers) progress.plain(`遗留进程 left running: ${name} › ${process}`);
  }
  if (!summary.ok && summary.failed === 0) {
    progress.plain(
      '未通过:有测试被跳过、有进程遗留或被中断 · not passed: skipped, left running or interrupted',
    );
  }
  progress.plain(`\n${summary.passed} passed, ${summary.failed} failed, ${summary.skipped} skipped`);
}

/** @param {number} value @param {number} width */
function pad(value, width) {
  return String(value).padStart(width);
}
