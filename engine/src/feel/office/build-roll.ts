import {
  PERIOD_KIND_NAMES,
  type LocalizedText,
  type PeriodKind,
  type RollMethod,
} from '../../model/index.js';
import { isFinerKind } from '../../time/index.js';
import { report } from '../build-scope.js';
import { isPercentUnit } from '../units/index.js';
import type { NameReference } from './name-reference.js';
import { reportCall, type OfficeCall } from './office-call.js';

const ROLLS: Readonly<Record<string, RollMethod>> = {
  total: 'sum',
  average: 'mean',
  atEnd: 'last',
  atStart: 'first',
  maximum: 'max',
  minimum: 'min',
};

/** @param name  first name of a function */
export function isRoll(name: string): boolean {
  return Object.hasOwn(ROLLS, name);
}

/** Brings a name of another kind of period to the formula’s; `undefined` with a finding. */
export function rollUp(call: OfficeCall, inner: NameReference): NameReference | undefined {
  const { name, ref } = inner;
  const method = ROLLS[call.name] ?? 'last';
  const to = call.scope.periodKind;
  const kind = name.periodKind;
  if (kind === undefined || ref.roll !== undefined) {
    reportCall(
      call,
      'feel.roll.noPeriod',
      ref.roll === undefined ? `“${name.text}”没有统计周期，不能汇总` : '汇总只能做一次',
      ref.roll === undefined
        ? `“${name.text}” has no period of its own and cannot be rolled up`
        : 'A value can be rolled up only once',
    );
    return undefined;
  }
  if (method === 'sum' && !addsUp(call, inner)) return undefined;
  if (kind === to) {
    report(
      call.scope,
      'feel.roll.sameKind',
      call.range,
      `“${name.text}”本来就按${PERIOD_KIND_NAMES[kind].zh}统计，不需要汇总`,
      `“${name.text}” is counted by the ${PERIOD_KIND_NAMES[kind].en} already: nothing to roll up`,
      'warning',
    );
    return inner;
  }
  if (to !== undefined && !isFinerKind(kind, to) && method !== 'last' && method !== 'first') {
    notFiner(call, inner, kind, to);
    return undefined;
  }
  return { ...inner, ref: { ...ref, roll: { kind, with: method } }, label: rollLabel(inner.label, method) };
}

function addsUp(call: OfficeCall, { name }: NameReference): boolean {
  const reason: LocalizedText | undefined =
    name.nature === 'stock'
      ? { zh: '是时点数', en: 'is a stock' }
      : name.nature === undefined && isPercentUnit(name.unit)
        ? { zh: '是百分比', en: 'is a percentage' }
        : undefined;
  if (!reason) return true;
  reportCall(
    call,
    'feel.roll.stock',
    `“${name.text}”${reason.zh}，不能按时间相加；请用 期末(${name.text})、期初(${name.text}) 或 期内平均(${name.text})`,
    `“${name.text}” ${reason.en} and does not add up over time; use atEnd(${name.text}), atStart(${name.text}) or average(${name.text})`,
  );
  return false;
}

function notFiner(call: OfficeCall, { name }: NameReference, kind: PeriodKind, to: PeriodKind): void {
  const [from, into] = [PERIOD_KIND_NAMES[kind], PERIOD_KIND_NAMES[to]];
  reportCall(
    call,
    'feel.roll.coarser',
    `“${name.text}”按${from.zh}统计，不在一个${into.zh}之内；请用 期末(${name.text}) 或 期初(${name.text}) 取其所在${from.zh}的值`,
    `“${name.text}” is counted by the ${from.en}, which does not lie within one ${into.en}; use atEnd(${name.text}) or atStart(${name.text}) for the value of the ${from.en} it lies in`,
  );
}

const ROLL_WORDS: Readonly<Record<RollMethod, LocalizedText>> = {
  sum: { zh: '合计', en: 'total' },
  mean: { zh: '平均', en: 'average' },
  last: { zh: '期末', en: 'at the end' },
  first: { zh: '期初', en: 'at the start' },
  max: { zh: '最大', en: 'maximum' },
  min: { zh: '最小', en: 'minimum' },
};

function rollLabel(label: LocalizedText, method: RollMethod): LocalizedText {
  return { zh: `${label.zh}（${ROLL_WORDS[method].zh}）`, en: `${label.en} (${ROLL_WORDS[method].en})` };
}
