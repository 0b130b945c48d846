import { Check, Errors } from 'typebox/value';
import {
  TargetSchema,
  type CumulativeTarget,
  type Diagnostic,
  type Dictionary,
  type Indicator,
  type MilestoneTarget,
  type NumericTarget,
  type QualitativeTarget,
  type Target,
} from '../model/index.js';
import { addFractions, compareFractions, fractionOf, fractionToNumber } from '../rounding/index.js';
import { comparePeriods, periodKindOf } from '../time/index.js';
import { defaultOperator } from './judge-numeric.js';
import { targetDiagnostic, type TargetDiagnosticCode } from './target-diagnostic.js';

type Report = (code: TargetDiagnosticCode, at: string, ...values: readonly (string | number)[]) => void;

/** What is wrong with a target; errors keep it from being handed down. Never throws, whatever it is given. */
export function checkTarget(target: Target, dictionary: Dictionary): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report: Report = (code, at, ...values) => {
    const head = (target as { readonly code?: unknown } | null)?.code;
    found.push(targetDiagnostic(code, `targets/${typeof head === 'string' ? head : ''}/${at}`, values));
  };
  if (!Check(TargetSchema, target)) {
    for (const { instancePath, message } of Errors(TargetSchema, target)) {
      report('target.shape.invalid', instancePath.slice(1), message);
    }
    return found;
  }
  if (target.parent === target.code) report('target.parent.self', 'parent');
  (CHECKS[target.kind] as (one: Target, report: Report, dictionary: Dictionary) => void)(
    target,
    report,
    dictionary,
  );
  return found;
}

const CHECKS = {
  numeric: checkNumeric,
  cumulative: checkCumulative,
  milestone: checkMilestones,
  qualitative: checkScale,
};

function checkNumeric(target: NumericTarget, report: Report, dictionary: Dictionary): void {
  const indicator = checkIndicator(target, report, dictionary);
  const sound = checkPeriods(
    target.values.map(({ period }) => period),
    indicator,
    report,
  );
  target.values.forEach((one, i) => {
    if ('least' in one) {
      if (one.least > one.most) report('target.range.empty', `values/${i}`, one.least, one.most);
    } else if (one.operator !== undefined && indicator && indicator.direction !== 'range') {
      const higher = one.operator.startsWith('greater');
      if (higher !== (indicator.direction === 'higher')) {
        report('target.direction', `values/${i}/operator`, one.operator, indicator.direction);
      }
    }
  });
  const { baseline, attainment } = target;
  if (attainment === 'progress' && !baseline) report('target.baseline.missing', 'attainment');
  if (!baseline) return;
  const first = target.values[0]?.period ?? '';
  if (checkPeriods([baseline.period], indicator, report, 'baseline') && sound) {
    if (comparePeriods(baseline.period, first) >= 0) {
      report('target.baseline.late', 'baseline/period', baseline.period, first);
    }
  }
  target.values.forEach((one, i) => {
    if ('least' in one) return;
    const operator = one.operator ?? defaultOperator(target.indicator, dictionary);
    const better = operator.startsWith('greater') ? one.value > baseline.value : one.value < baseline.value;
    if (!better) report('target.baseline.noProgress', `values/${i}`, one.period);
  });
}

function checkCumulative(target: CumulativeTarget, report: Report, dictionary: Dictionary): void {
  const indicator = checkIndicator(target, report, dictionary);
  checkPeriods(
    target.values.map(({ period }) => period),
    indicator,
    report,
  );
  const { midTerm, final, values, carriedIn = 0 } = target;
  for (const [field, total] of [
    ['midTerm', midTerm],
    ['final', final],
  ] as const) {
    if (!total) continue;
    const index = values.findIndex(({ period }) => period === total.period);
    if (index < 0) {
      report('target.period.unset', `${field}/period`, total.period);
      continue;
    }
    const amounts = values.slice(0, index + 1).map(({ value }) => fractionOf(value));
    const sum = addFractions(fractionOf(carriedIn), ...amounts);
    if (compareFractions(sum, fractionOf(total.value)) !== 0) {
      report('target.total.sum', `${field}/value`, total.value, fractionToNumber(sum));
    }
  }
  if (midTerm && final && midTerm.value > final.value) {
    report('target.total.order', 'midTerm/value', midTerm.value, final.value);
  }
}

function checkMilestones(target: MilestoneTarget, report: Report): void {
  target.milestones.forEach(({ code, dueOn, evidence }, i) => {
    const at = `milestones/${i}`;
    if (target.milestones.findIndex((one) => one.code === code) !== i) {
      report('target.code.duplicate', `${at}/code`, code);
    }
    if (!isDay(dueOn)) report('target.day.invalid', `${at}/dueOn`, dueOn);
    if (evidence.length === 0) report('target.evidence.none', `${at}/evidence`, code);
  });
}

function checkScale({ scale, metFrom }: QualitativeTarget, report: Report): void {
  scale.forEach(({ code, attainment }, i) => {
    const before = scale[i - 1];
    if (scale.findIndex((one) => one.code === code) !== i)
      report('target.code.duplicate', `scale/${i}/code`, code);
    if (before && attainment >= before.attainment)
      report('target.scale.order', `scale/${i}/attainment`, code);
  });
  if (!scale.some(({ code }) => code === metFrom)) report('target.scale.unknown', 'metFrom', metFrom);
}

function checkIndicator(
  { indicator, basis }: NumericTarget | CumulativeTarget,
  report: Report,
  dictionary: Dictionary,
): Indicator | undefined {
  const found = dictionary.indicators.find(({ code }) => code === indicator);
  if (!found) report('target.indicator.unknown', 'indicator', indicator);
  else if (basis !== undefined && !found.bases.some(({ code }) => code === basis)) {
    report('target.basis.unknown', 'basis', found.name.zh, basis);
  }
  return found;
}

/** Whether all are periods of one kind in ascending order. */
function checkPeriods(
  periods: readonly string[],
  indicator: Indicator | undefined,
  report: Report,
  field?: string,
): boolean {
  let sound = true;
  const fail = (code: TargetDiagnosticCode, i: number, ...values: readonly string[]) => {
    report(code, field === undefined ? `values/${i}/period` : `${field}/period`, ...values);
    sound = false;
  };
  const kinds = periods.map(kindOf);
  periods.forEach((period, i) => {
    const kind = kinds[i];
    const before = periods[i - 1];
    if (kind === undefined) fail('target.period.invalid', i, period);
    else if (indicator && kind !== indicator.periodKind)
      fail('target.period.kind', i, period, indicator.periodKind);
    else if (before !== undefined && kinds[i - 1] === kind && comparePeriods(before, period) >= 0) {
      fail('target.period.order', i, period);
    }
  });
  return sound;
}

function kindOf(period: string): Indicator['periodKind'] | undefined {
  try {
    return periodKindOf(period);
  } catch {
    return undefined;
  }
}

function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
