import type { DataSet, FactRef, Level, LocalizedText, ViaAggregate } from '../../model/index.js';
import { closestName, spelledAs } from '../closest-name.js';
import type { FormulaScope } from '../scope-of-names.js';
import type { FeelName } from '../name-index.js';
import { findLevel, goesBy, hierarchyBetween, leadsTo } from './levels-around.js';
import type { ListSource } from './list-source.js';
import { recordScope } from './record-scope.js';
import type { SelectionContext } from './selection-context.js';
import type { SelectionCursor, Span } from './selection-cursor.js';
import { failSelection } from './selection-error.js';
import { AGGREGATE_NAMES, KEEPS_UNIT, PEER_PROPERTIES } from './selection-words.js';

/** One selection being read. */
export interface Reading {
  readonly text: string;
  readonly cursor: SelectionCursor;
  readonly context: SelectionContext;
  readonly start: number;
}

type Related = Omit<FeelName, 'text'>;

/** After `children(`: level, hierarchy, condition, name. */
export function childrenSource(reading: Reading): ListSource {
  const { cursor, context } = reading;
  const span = cursor.argument();
  const level = findLevel(context.dictionary, cursor.text(span), span);
  const named = cursor.take(',') ? cursor.argument() : undefined;
  closeArguments(reading);
  const hierarchy = hierarchyBetween(
    context.dictionary,
    ownLevel(context),
    level,
    named && { typed: cursor.text(named), span: named },
    span,
  );
  return {
    relation: 'children',
    level,
    scope: context.scopeOf(level.code),
    of: level.name,
    base: { kind: 'level', code: level.code },
    ...(hierarchy === undefined ? {} : { hierarchy }),
    ...conditionAndName(reading, context.scopeOf(level.code), level.name),
  };
}

/** After `records(`: data set, condition, field. */
export function recordsSource(reading: Reading): ListSource {
  const { cursor, context } = reading;
  const span = cursor.argument();
  const typed = cursor.text(span);
  const dataSet = findDataSet(context, typed, span);
  closeArguments(reading);
  const scope = recordScope(dataSet);
  return {
    relation: 'records',
    dataSet,
    scope,
    of: dataSet.name,
    base: { kind: 'record', code: dataSet.code },
    ...conditionAndName(reading, scope, dataSet.name),
  };
}

function findDataSet({ dictionary, level }: SelectionContext, typed: string, span: Span): DataSet {
  const all = dictionary.dataSets ?? [];
  const found = all.find((dataSet) => goesBy(dataSet, typed));
  if (found?.level === level) return found;
  if (found) {
    return failSelection(
      'feel.records.level',
      span,
      `数据集“${found.name.zh}”属于另一个层面，请先在那个层面定义指标，再用 下级(…) 汇总`,
      `The data set “${found.name.en}” belongs to another level: define an indicator there and use children(…)`,
    );
  }
  return failSelection(
    'feel.records.unknown',
    span,
    `没有“${typed}”这个数据集；已有：${all.map(({ name }) => name.zh).join('、') || '无'}`,
    `There is no data set “${typed}”; there are ${all.map(({ name }) => name.en).join(', ') || 'none'}`,
  );
}

function conditionAndName(
  reading: Reading,
  scope: FormulaScope,
  of: { readonly zh: string; readonly en: string },
): Pick<ListSource, 'where' | 'value'> {
  const { cursor } = reading;
  const where = cursor.take('[') ? cursor.inside() : undefined;
  const value = cursor.take('.') ? nameAt(reading, scope, of) : undefined;
  return { ...(where === undefined ? {} : { where }), ...(value === undefined ? {} : { value }) };
}

/** After `parent(`: `level).name`, or a name of the nearest level above that has it. */
export function parentFact(reading: Reading): Related {
  const { cursor, context } = reading;
  const span = cursor.argument();
  const typed = cursor.text(span);
  const named = cursor.take(',') ? cursor.argument() : undefined;
  closeArguments(reading);
  const { dictionary } = context;
  if (cursor.take('.')) {
    const level = findLevel(dictionary, typed, span);
    return ofParent(reading, level, nameAt(reading, context.scopeOf(level.code), level.name), named, span);
  }
  for (const code of levelsAbove(context)) {
    const level = dictionary.levels.find((one) => one.code === code);
    const found = level && wholeName(context.scopeOf(code), typed);
    if (level && found) return ofParent(reading, level, found, named, span);
  }
  return failSelection(
    'feel.parent.unknown',
    span,
    `上级层面没有名为“${typed}”的数据项、指标或属性；也可写作 上级(层面).名称`,
    `No level above has an item, indicator or attribute “${typed}”; one may also write parent(level).name`,
  );
}

function ofParent(
  { cursor, context }: Reading,
  level: Level,
  value: FeelName,
  named: Span | undefined,
  span: Span,
): Related {
  const hierarchy = hierarchyBetween(
    context.dictionary,
    level,
    ownLevel(context),
    named && { typed: cursor.text(named), span: named },
    span,
  );
  const ref: FactRef = {
    ...value.ref,
    via: {
      relation: 'parent',
      aggregate: 'value',
      level: level.code,
      ...(hierarchy === undefined ? {} : { hierarchy }),
    },
  };
  const label = {
    zh: `上级${level.name.zh}的${value.label.zh}`,
    en: `${value.label.en} of the ${level.name.en} above`,
  };
  return { ...withoutText(value), ref, label };
}

/** Codes of the levels above, the nearest first. */
function levelsAbove({ dictionary, level }: SelectionContext): string[] {
  const hierarchies = dictionary.hierarchies ?? [];
  if (hierarchies.length === 0)
    return dictionary.levels.map(({ code }) => code).filter((code) => code !== level);
  const above = hierarchies.flatMap((hierarchy) =>
    hierarchy.levels
      .filter((upper) => leadsTo(hierarchy, upper, level))
      .reverse()
      .map((code, steps) => ({ code, steps })),
  );
  return [...new Set(above.sort((a, b) => a.steps - b.steps).map(({ code }) => code))];
}

/** After `peers(`: `name, attribute).property`. */
export function peersFact(reading: Reading): Related {
  const { cursor, context } = reading;
  const span = cursor.argument();
  const scope = context.scopeOf(context.level);
  const value = wholeName(scope, cursor.text(span)) ?? unknownName(scope, cursor.text(span), span);
  const by = cursor.take(',') ? cursor.argument() : undefined;
  closeArguments(reading);
  const attribute = by && attributeOf(reading, scope, by);
  const property = cursor.take('.') ? cursor.word() : '';
  const aggregate = Object.hasOwn(PEER_PROPERTIES, property) ? PEER_PROPERTIES[property] : undefined;
  if (aggregate === undefined) return unknownProperty(cursor, property);
  const from = cursor.at;
  cursor.at += property.length;
  if (value.valueType !== 'number') notNumber(value, span);
  const lower = lowerIsBetter(reading, value, aggregate, { from, to: cursor.at });
  const ref: FactRef = {
    ...value.ref,
    via: {
      relation: 'peers',
      aggregate,
      ...(attribute ? { by: attribute.ref.code } : {}),
      ...(lower ? { lowerIsBetter: true } : {}),
    },
  };
  const name = AGGREGATE_NAMES[aggregate];
  const [zh, en] = attribute
    ? [`同${attribute.label.zh}对象`, `subjects of the same ${attribute.label.en}`]
    : ['同类对象', 'peers'];
  return {
    ...withUnit(value, aggregate),
    ref,
    valueType: 'number',
    label: { zh: `${zh}的${value.label.zh}${name.zh}`, en: `${name.en} of ${value.label.en} among ${en}` },
  };
}

function attributeOf({ cursor }: Reading, scope: FormulaScope, span: Span): FeelName {
  const found = wholeName(scope, cursor.text(span)) ?? unknownName(scope, cursor.text(span), span);
  if (found.ref.kind === 'attribute') return found;
  return failSelection(
    'feel.peers.attribute',
    span,
    `“${found.label.zh}”不是属性，同类对象按属性划分`,
    `“${found.label.en}” is no attribute: peers share the value of an attribute`,
  );
}

const BY_DIRECTION: ReadonlySet<ViaAggregate> = new Set<ViaAggregate>([
  'best',
  'worst',
  'rank',
  'percentile',
]);

function lowerIsBetter({ context }: Reading, value: FeelName, aggregate: ViaAggregate, span: Span): boolean {
  if (!BY_DIRECTION.has(aggregate) || value.ref.kind !== 'indicator') return false;
  const direction = context.dictionary.indicators.find(({ code }) => code === value.ref.code)?.direction;
  if (direction !== 'range') return direction === 'lower';
  return failSelection(
    'feel.peers.direction',
    span,
    `指标“${value.label.zh}”在一个范围内为好，没有最好值和名次`,
    `The indicator “${value.label.en}” is good inside a range: it has no best value and no rank`,
  );
}

function unknownProperty(cursor: SelectionCursor, property: string): never {
  const words = Object.keys(PEER_PROPERTIES);
  return failSelection(
    'feel.peers.property',
    { from: cursor.at, to: cursor.at + property.length },
    `请写明要同类的什么：${words.filter((word) => !/^[a-z]/i.test(word)).join('、')}，例如 同类(生师比).中位数`,
    `Say what of the peers: ${words.filter((word) => /^[a-z]/i.test(word)).join(', ')}, such as peers(x).median`,
  );
}

/** The dictionary's name that stands at the cursor; it is consumed. */
function nameAt(
  { cursor, text }: Reading,
  scope: FormulaScope,
  of: { readonly zh: string; readonly en: string },
): FeelName {
  cursor.skipSpaces();
  const from = cursor.at;
  const match = scope.index.matchAt(cursor.folded, from);
  if (match) {
    cursor.at += match.length;
    return only(match.candidates, { from, to: cursor.at }, text);
  }
  const to = from + Math.max(1, cursor.word().length);
  return unknownName(scope, text.slice(from, to), { from, to }, of);
}

function wholeName(scope: FormulaScope, typed: string): FeelName | undefined {
  const match = scope.index.matchAt(typed, 0);
  return match?.length === typed.length
    ? only(match.candidates, { from: 0, to: typed.length }, typed)
    : undefined;
}

function only(candidates: readonly FeelName[], span: Span, text: string): FeelName {
  const [first, second] = candidates;
  if (!first || second) {
    const list = candidates.map(({ ref }) => `${ref.kind}:${ref.code}`);
    return failSelection(
      'feel.name.ambiguous',
      span,
      `“${text.slice(span.from, span.to)}”有多个含义（${list.join('、')}），请改用编码`,
      `“${text.slice(span.from, span.to)}” means several things (${list.join(', ')}); use a code`,
    );
  }
  return first;
}

export function unknownName(
  scope: FormulaScope,
  typed: string,
  span: Span,
  of: { readonly zh: string; readonly en: string } = { zh: '本层面', en: 'this level' },
): never {
  const found = closestName(typed, scope.index);
  const closest = found && spelledAs(typed, found);
  const known = labelsOf(scope);
  return failSelection(
    'feel.name.unknown',
    span,
    `“${of.zh}”没有名为“${typed}”的项` +
      (closest ? `；是否指“${closest}”？` : known.zh ? `；可用的有：${known.zh}` : ''),
    `“${of.en}” has nothing called “${typed}”` +
      (closest ? `; did you mean “${closest}”?` : known.en ? `; there are: ${known.en}` : ''),
  );
}

/** Names told where none is near. */
const MOST_TOLD = 6;

function labelsOf({ index }: FormulaScope): LocalizedText {
  const labels = [...new Map(index.names.map(({ label }) => [label.zh, label])).values()];
  const told = labels.slice(0, MOST_TOLD);
  const more = labels.length > told.length;
  return {
    zh: told.map(({ zh }) => zh).join('、') + (more ? ' 等' : ''),
    en: told.map(({ en }) => en).join(', ') + (more ? ' …' : ''),
  };
}

export function notNumber({ label }: FeelName, span: Span): never {
  return failSelection(
    'feel.type',
    span,
    `“${label.zh}”不是数，不能这样汇总`,
    `“${label.en}” is no number and cannot be summarised so`,
  );
}

export function withUnit(value: FeelName, aggregate: ViaAggregate): Omit<FeelName, 'text'> {
  const { unit, decimals: _decimals, ...rest } = withoutText(value);
  return KEEPS_UNIT.has(aggregate) && unit !== undefined ? { ...rest, unit } : rest;
}

function withoutText({ text: _text, ...rest }: FeelName): Omit<FeelName, 'text'> {
  return rest;
}

function ownLevel({ dictionary, level }: SelectionContext): Level {
  return (
    dictionary.levels.find(({ code }) => code === level) ?? {
      code: level,
      name: { zh: level, en: level },
      order: 0,
    }
  );
}

function closeArguments({ cursor }: Reading): void {
  if (cursor.take(')')) return;
  failSelection(
    'feel.selection.bracket',
    { from: cursor.at, to: cursor.at + 1 },
    '这里缺少右括号“)”',
    'A closing bracket is missing here',
  );
}
