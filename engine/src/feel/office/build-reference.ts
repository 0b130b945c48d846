import {
  PERIOD_KIND_NAMES,
  type LocalizedText,
  type PeriodKind,
  type RollMethod,
} from '../../model/index.js';
import { isFinerKind } from '../../time/index.js';
import { isPercentUnit } from '../units/index.js';
import { nullNode, rangeOf, report } from '../build-scope.js';
import { editDistance } from '../closest-name.js';
import type { FeelNode } from '../feel-node.js';
import { normalizeName, type NamedPart } from '../name-index.js';
import type { SyntaxNode } from '../syntax-tree.js';
import { readCall, readName, type NameReference } from './name-reference.js';
import { reportCall, reportUsage, type OfficeCall } from './office-call.js';

const ROLLS: Readonly<Record<string, RollMethod>> = {
  total: 'sum',
  average: 'mean',
  atEnd: 'last',
  atStart: 'first',
  maximum: 'max',
  minimum: 'min',
};

/** `slice`, `basis` and the functions that roll up over time: together they say which value of a name is meant. */
export function buildReference(call: OfficeCall): FeelNode {
  const found = readReference(call);
  if (!found) return nullNode(call.range);
  const { name, ref, label, from, to } = found;
  const { scope } = call;
  const slot = scope.slots.add({
    ref,
    type: name.valueType,
    label,
    ...(name.unit === undefined ? {} : { unit: name.unit }),
  });
  const used = scope.slots.slots[slot]?.ref ?? ref;
  scope.uses.push({ text: scope.text.text.slice(from, to), from, to, ref: used });
  return { kind: 'slot', slot, type: name.valueType, ...call.range };
}

/** `undefined` with a finding. */
function readReference(call: OfficeCall): NameReference | undefined {
  const wanted = Object.hasOwn(ROLLS, call.name) ? 1 : 2;
  const [first, second] = call.parameters;
  if (!first || call.parameters.length !== wanted) {
    const several = call.name === 'total' && call.parameters.length > 1;
    reportUsage(
      call,
      several ? '几个数相加请用 sum(a, b)' : '',
      several ? 'to add several numbers write sum(a, b)' : '',
    );
    return undefined;
  }
  const inner = readOperand(call, first);
  if (!inner) return undefined;
  if (!second) return roll(call, inner, ROLLS[call.name] as RollMethod);
  return call.name === 'slice' ? slice(call, inner, second) : basis(call, inner, second);
}

function readOperand(call: OfficeCall, node: SyntaxNode): NameReference | undefined {
  const { scope } = call;
  const nested = readCall(scope, node);
  if (nested && (nested.name === 'slice' || nested.name === 'basis' || Object.hasOwn(ROLLS, nested.name))) {
    return readReference({ ...nested, scope, range: rangeOf(scope, node) });
  }
  const name = readName(scope, node);
  if (name === 'unknown') return undefined;
  if (name) return name;
  const outer = nested?.name === 'previous' || nested?.name === 'yearAgo' || nested?.name === 'change';
  reportCall(
    call,
    'feel.reference',
    outer
      ? '请把按周期计算的函数写在外面，例如 上期(合计(缺勤人次))'
      : '这里只能是一个名称；算式请另立为指标再引用',
    outer
      ? 'Put the function along time outside, as in previous(total(x))'
      : 'Only a name can stand here: make the expression an indicator and name that',
    rangeOf(scope, node),
  );
  return undefined;
}

function slice(call: OfficeCall, inner: NameReference, wanted: SyntaxNode): NameReference | undefined {
  const { name, ref } = inner;
  if (ref.kind !== 'item' || ref.slice !== undefined) {
    reportCall(
      call,
      'feel.slice.notItem',
      ref.kind === 'item'
        ? '一个数据项只能取一个分项'
        : `“${name.text}”不是数据项；分项请取在公式所用的数据项上`,
      ref.kind === 'item'
        ? 'Only one slice can be taken of an item'
        : `“${name.text}” is no item: take the slice of the items that its formula uses`,
    );
    return undefined;
  }
  const part = readPart(call, wanted, name.slices ?? [], inner, {
    code: 'feel.slice.unknown',
    zh: '分项',
    en: 'slice',
  });
  return part && { ...inner, ref: { ...ref, slice: part.code }, label: partLabel(inner.label, part) };
}

function basis(call: OfficeCall, inner: NameReference, wanted: SyntaxNode): NameReference | undefined {
  const { name, ref } = inner;
  if (ref.kind !== 'indicator' || ref.basis !== undefined) {
    reportCall(
      call,
      'feel.basis.notIndicator',
      ref.kind === 'indicator' ? '一个指标只能取一个口径' : `“${name.text}”不是指标，没有口径`,
      ref.kind === 'indicator'
        ? 'Only one basis can be taken of an indicator'
        : `“${name.text}” is no indicator and has no basis`,
    );
    return undefined;
  }
  const part = readPart(call, wanted, name.bases ?? [], inner, {
    code: 'feel.basis.unknown',
    zh: '口径',
    en: 'basis',
  });
  return part && { ...inner, ref: { ...ref, basis: part.code }, label: partLabel(inner.label, part) };
}

function partLabel(label: LocalizedText, { name }: NamedPart): LocalizedText {
  return { zh: `${label.zh}（${name.zh}）`, en: `${label.en} (${name.en})` };
}

/** The slice or basis that a text names, by its code or either name. */
function readPart(
  call: OfficeCall,
  node: SyntaxNode,
  parts: readonly NamedPart[],
  { name }: NameReference,
  words: { readonly code: string; readonly zh: string; readonly en: string },
): NamedPart | undefined {
  const built = call.scope.build(node);
  if (built.kind !== 'literal' || typeof built.value !== 'string') {
    reportUsage(call, `${words.zh}要写在引号里`, `put the ${words.en} between quotes`);
    return undefined;
  }
  const typed = normalizeName(built.value);
  const same = (text: string) => normalizeName(text) === typed;
  const found = parts.find(({ code, name: own }) => same(code) || same(own.zh) || same(own.en));
  if (found) return found;
  const near = parts.find(({ name: own }) => editDistance(typed, own.zh, 1) <= 1);
  const [zh, en] = [
    parts.map((part) => part.name.zh).join('、'),
    parts.map((part) => part.name.en).join(', '),
  ];
  report(
    call.scope,
    words.code,
    rangeOf(call.scope, node),
    parts.length === 0
      ? `“${name.text}”没有登记${words.zh}`
      : `“${name.text}”没有${words.zh}“${built.value}”` +
          (near ? `；是否指“${near.name.zh}”？` : `，只有：${zh}`),
    parts.length === 0
      ? `No ${words.en} of “${name.text}” is registered`
      : `“${name.text}” has no ${words.en} “${built.value}”` +
          (near ? `; did you mean “${near.name.en}”?` : `, only: ${en}`),
  );
  return undefined;
}

function roll(call: OfficeCall, inner: NameReference, method: RollMethod): NameReference | undefined {
  const { name, ref } = inner;
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
