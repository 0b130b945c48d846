import type { FactRef, Standard, StandardLine } from '../model/index.js';
import { factKey } from '../model/index.js';
import { exactNumber, fractionOf } from '../rounding/index.js';
import type { FormulaReading, ItemOf, LimitValue, ThresholdGiven } from './form-given.js';
import type { ScoreRun } from './score-run.js';
import type { Read, SheetReader } from './sheet-reader.js';

/** The indicator that the pass line judges, held against the lines of the standard that apply to the subject. */
export function readStandardRatio(
  item: ItemOf<'standardRatio'>,
  reader: SheetReader,
  at: string,
): Read<ThresholdGiven> {
  const standard = reader.dictionary.standards.find(({ code }) => code === item.standard);
  if (!standard) reader.report('score.standard.unknown', `${at}/standard`, item.standard);
  const find = (code: string, field: string): StandardLine | undefined => {
    const line = standard?.lines.find((one) => one.code === code);
    if (standard && !line) reader.report('score.line.unknown', `${at}/${field}`, standard.name.zh, code);
    return line;
  };
  const pass = find(item.pass, 'pass');
  const zero = item.zero === undefined ? undefined : find(item.zero, 'zero');
  if (pass && zero && (pass.indicator !== zero.indicator || pass.basis !== zero.basis)) {
    reader.report('score.line.indicator', `${at}/zero`, pass.name.zh, zero.name.zh);
  }
  if (item.between === 'linear' && item.zero === undefined)
    reader.report('score.linear.zero', `${at}/between`);
  const indicator = reader.dictionary.indicators.find(({ code }) => code === pass?.indicator);
  const judged: FactRef = {
    kind: 'indicator',
    code: pass?.indicator ?? '',
    ...(pass?.basis === undefined ? {} : { basis: pass.basis }),
  };
  if (indicator) reader.needs(judged);
  const lines = [pass, zero].flatMap((line) => (standard && line ? [lineRef(standard, line)] : []));
  for (const line of lines) reader.needs(line);
  const label = indicator?.name ?? { zh: judged.code, en: judged.code };
  const higher = pass === undefined || pass.operator.startsWith('greaterThan');
  return (run) => ({
    measured: measuredOf(run.fact(judged, label, indicator?.unit)),
    direction: higher ? 'higher' : 'lower',
    full: limitOf(run, standard, pass),
    ...(zero === undefined ? {} : zeroOf(run, standard, zero)),
    between: item.between ?? 'ratio',
  });
}

function lineRef(standard: Standard, line: StandardLine): FactRef {
  return { kind: 'standard', code: standard.code, line: line.code };
}

function measuredOf(formula: FormulaReading): ThresholdGiven['measured'] {
  return {
    value: typeof formula.value === 'number' ? exactNumber(fractionOf(formula.value)) : null,
    formula,
  };
}

function limitOf(run: ScoreRun, standard: Standard | undefined, line: StandardLine | undefined): LimitValue {
  if (!standard || !line) return { value: null };
  const ref = lineRef(standard, line);
  const formula = run.fact(ref, line.name);
  return { value: measuredOf(formula).value, formula, line: factKey(ref) };
}

/** A row that is known and has no such line sets no limit. */
function zeroOf(
  run: ScoreRun,
  standard: Standard | undefined,
  line: StandardLine,
): { readonly zero?: LimitValue } {
  const zero = limitOf(run, standard, line);
  if (zero.value !== null || !run.source.openLines.has(zero.line ?? '')) return { zero };
  run.notMissing(zero.line ?? '');
  return {};
}
