import type { LocalizedText } from '../../model/index.js';
import { nullNode, rangeOf } from '../build-scope.js';
import type { FeelNode } from '../feel-node.js';
import type { NamedPart } from '../name-index.js';
import type { SyntaxNode } from '../syntax-tree.js';
import { isRoll, rollUp } from './build-roll.js';
import { readCall, readName, type NameReference } from './name-reference.js';
import { readPart } from './named-part.js';
import { reportCall, reportUsage, type OfficeCall } from './office-call.js';
import { isOfficeFunction } from './office-function.js';

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
    ...(name.decimals === undefined || ref.roll ? {} : { decimals: name.decimals }),
  });
  const used = scope.slots.slots[slot]?.ref ?? ref;
  scope.uses.push({ text: scope.text.text.slice(from, to), from, to, ref: used });
  return { kind: 'slot', slot, type: name.valueType, ...call.range };
}

/** `undefined` with a finding. */
function readReference(call: OfficeCall): NameReference | undefined {
  const wanted = isRoll(call.name) ? 1 : 2;
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
  if (!second) return rollUp(call, inner);
  return call.name === 'slice' ? slice(call, inner, second) : basis(call, inner, second);
}

function readOperand(call: OfficeCall, node: SyntaxNode): NameReference | undefined {
  const { scope } = call;
  const nested = readCall(scope, node);
  if (nested && (nested.name === 'slice' || nested.name === 'basis' || isRoll(nested.name))) {
    return readReference({ ...nested, scope, range: rangeOf(scope, node) });
  }
  const name = readName(scope, node);
  if (name === 'unknown') return undefined;
  if (name) return name;
  const outer = nested !== undefined && isOfficeFunction(nested.name);
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
  if ((ref.kind !== 'item' && ref.kind !== 'indicator') || ref.slice !== undefined) {
    reportCall(
      call,
      'feel.slice.none',
      ref.slice === undefined ? `“${name.text}”不是数据项或指标，没有分项` : '分项只能取一次',
      ref.slice === undefined
        ? `“${name.text}” is neither item nor indicator and has no slices`
        : 'Only one slice can be taken',
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
