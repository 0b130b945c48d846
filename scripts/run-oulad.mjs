/**
 * Tries the early warning rules of `tests/oulad/pack` on the OULAD data set, day by day. With `--json` one line a day
 * over all presentations, or over those whose code holds a word given (`2014`, `CCC`); without it a table that tells the
 * presentations apart by which the lines were fitted. `--marked-after=14` lets tutors take fourteen days to mark.
 * `--clock` uses the engine's replay with its simulated clock: the same warnings, slower. `--live` feeds one presentation
 * through a real runtime instead and holds its warnings against those of the replay.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createProgress } from './progress.mjs';
import { PROJECT_ROOT } from './project.mjs';

const args = process.argv.slice(2);
const json = args.includes('--json');
const words = args.filter((arg) => !arg.startsWith('--'));
const markedAfterDays = Number(args.find((arg) => arg.startsWith('--marked-after='))?.split('=')[1] ?? 0);
const progress = createProgress({ toStandardError: json });
const data = process.env['ZHENGAI_DATA'];

if (data === undefined || data === '') {
  progress.say(
    '请把环境变量 ZHENGAI_DATA 设为含有 oulad 文件夹的数据目录，见 docs/oulad.md',
    'set ZHENGAI_DATA to the folder that holds oulad, see docs/oulad.md',
  );
  process.exitCode = 1;
} else {
  const trial = await import(pathToFileURL(join(PROJECT_ROOT, 'tests/dist/oulad/index.js')).href);
  await (args.includes('--live') ? live : replay)(trial, join(data, 'oulad'));
}

/** @param {Record<string, Function>} trial @param {string} folder */
async function replay({ replayOulad, scoresOf }, folder) {
  const tried = await replayOulad(
    folder,
    { words, markedAfterDays, byClock: args.includes('--clock') },
    ({ code, done, total }) => progress.say(`重放 ${done}/${total}:${code}`, `replayed ${code}`),
  );
  if (tried.replayed.length === 0) {
    progress.say('没有符合的开课班', 'no presentation has such a code');
    process.exitCode = 1;
    return;
  }
  if (json) {
    for (const line of scoresOf(tried, '')) process.stdout.write(`${JSON.stringify(line)}\n`);
    return;
  }
  for (const [name, word] of [
    ['全部 all', ''],
    ['拟合 fitted (2013)', '2013'],
    ['留出 held out (2014)', '2014'],
  ]) {
    progress.plain(name);
    for (const line of scoresOf(tried, word)) progress.plain(`  ${JSON.stringify(line)}`);
  }
}

/** @param {Record<string, Function>} trial @param {string} folder */
async function live({ compareLive }, folder) {
  const line = await compareLive(folder, words[0] ?? 'AAA2014J', ({ day, total }) => {
    if (day % 10 === 0) progress.say(`第 ${day}/${total} 天`, `day ${day} of ${total}`);
  });
  if (!line.identical) process.exitCode = 1;
  if (json) process.stdout.write(`${JSON.stringify(line)}\n`);
  else progress.plain(JSON.stringify(line));
}
