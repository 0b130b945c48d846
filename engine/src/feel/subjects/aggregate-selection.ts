import { factKey, type FactVia, type LocalizedText, type ViaAggregate } from '../../model/index.js';
import type { FeelName } from '../name-index.js';
import { parseFormula } from '../parse-formula.js';
import { canonicalText } from './condition-text.js';
import { goesBy } from './levels-around.js';
import type { ListSource } from './list-source.js';
import { notNumber, unknownName, withUnit, type Reading } from './related-facts.js';
import type { Span } from './selection-cursor.js';
import { failSelection, SelectionError } from './selection-error.js';
import { AGGREGATE_NAMES } from './selection-words.js';

/** One value made of a selection. */
export function aggregated(
  reading: Reading,
  aggregate: ViaAggregate,
  source: ListSource,
  weights: readonly Span[],
  options: Pick<FactVia, 'known'>,
): Omit<FeelName, 'text'> {
  const span = { from: reading.start, to: reading.cursor.at };
  // a share of what is true or false: its own condition
  const truth =
    aggregate === 'share' && source.value?.valueType === 'boolean' && !source.where
      ? source.value
      : undefined;
  const where = truth ? factKey(truth.ref) : source.where && conditionOf(reading, source, source.where);
  const value = truth ? undefined : source.value;
  checkShape(aggregate, value, where, weights, span);
  const once = source.once && onceOf(reading, source, source.once);
  const tables = weights.map((table) => tableOf(reading, source, table));
  const via: FactVia = {
    relation: source.relation,
    aggregate,
    ...(source.level ? { level: source.level.code } : {}),
    ...(source.hierarchy === undefined ? {} : { hierarchy: source.hierarchy }),
    ...options,
    ...(once ? { once } : {}),
    ...(tables.length > 0 ? { weights: tables } : {}),
    ...(where === undefined ? {} : { where }),
  };
  const label = labelOf(source, aggregate, where !== undefined);
  if (!value) return { ref: { ...source.base, via }, valueType: 'number', label };
  return { ...withUnit(value, aggregate), ref: { ...value.ref, via }, valueType: 'number', label };
}

/** Which aggregates need a value, a condition or weights. */
function checkShape(
  aggregate: ViaAggregate,
  value: FeelName | undefined,
  where: string | undefined,
  weights: readonly Span[],
  span: Span,
): void {
  if (aggregate === 'count' || aggregate === 'weighted') {
    if (aggregate === 'weighted' && weights.length === 0) {
      failSelection(
        'feel.selection.weights',
        span,
        '加权要写明权重表，例如 加权(明细(获奖), 等级权重)',
        'Name the table of weights, such as weighted(records(awards), tierWeights)',
      );
    }
    return;
  }
  if (aggregate === 'share') {
    if (where !== undefined && value === undefined) return;
    failSelection(
      'feel.selection.share',
      span,
      '占比要写明条件，例如 占比(下级(学生)[学分 < 10])，或一个是非项',
      'A share needs a condition, such as share(children(student)[credits < 10]), or something that is true or false',
    );
  }
  if (value === undefined) {
    failSelection(
      'feel.selection.value',
      span,
      '请写明汇总哪一项，例如 sum(下级(学生).学分)',
      'Say which value, such as sum(children(student).credits)',
    );
  }
  if (value.valueType !== 'number') notNumber(value, span);
}

function conditionOf({ cursor, text }: Reading, { scope }: ListSource, span: Span): string {
  const typed = text.slice(span.from, span.to);
  const parsed = parseFormula(typed, scope);
  const moved = parsed.diagnostics.map((one) => ({
    ...one,
    from: span.from + (one.from ?? 0),
    to: span.from + (one.to ?? typed.length),
  }));
  if (moved.some(({ severity }) => severity === 'error')) throw new SelectionError(moved);
  const type = parsed.node?.type;
  if (type !== 'boolean' && type !== 'any') {
    failSelection(
      'feel.selection.condition',
      span,
      `“${cursor.text(span).trim()}”不是条件，方括号里应当是能判断是非的式子，例如 学分 < 10`,
      `“${cursor.text(span).trim()}” is no condition; something true or false belongs in the brackets, such as credits < 10`,
    );
  }
  return canonicalText(typed, scope.index);
}

function onceOf(
  { cursor }: Reading,
  source: ListSource,
  [item, tier]: readonly [Span, Span],
): readonly [string, string] {
  const fields = source.dataSet?.fields ?? [];
  const field = (span: Span) =>
    fields.find((one) => goesBy(one, cursor.text(span))) ??
    unknownName(source.scope, cursor.text(span), span, source.of);
  const [first, second] = [field(item), field(tier)];
  if (second.tiers === undefined || second.tiers.length === 0) {
    failSelection(
      'feel.records.tiers',
      tier,
      `字段“${second.name.zh}”没有规定等级的高低顺序`,
      `No order of tiers is laid down for the field “${second.name.en}”`,
    );
  }
  return [first.code, second.code];
}

function tableOf({ cursor }: Reading, { dataSet, of }: ListSource, span: Span): string {
  const tables = dataSet?.weightTables ?? [];
  const found = tables.find((table) => goesBy(table, cursor.text(span)));
  if (found) return found.code;
  return failSelection(
    'feel.records.weights',
    span,
    `“${of.zh}”没有权重表“${cursor.text(span)}”；已有：${tables.map(({ name }) => name.zh).join('、') || '无'}`,
    `“${of.en}” has no table of weights “${cursor.text(span)}”; there are ${tables.map(({ name }) => name.en).join(', ') || 'none'}`,
  );
}

function labelOf(
  { relation, of, value }: ListSource,
  aggregate: ViaAggregate,
  conditional: boolean,
): LocalizedText {
  const name = AGGREGATE_NAMES[aggregate];
  const zhOf = `${relation === 'children' ? '下级' : ''}${of.zh}${conditional ? '（符合条件的）' : ''}`;
  const enOf = `${of.en}${relation === 'children' ? ' below' : ''}${conditional ? ' that fit' : ''}`;
  return value
    ? { zh: `${zhOf}的${value.label.zh}${name.zh}`, en: `${name.en} of ${value.label.en} over ${enOf}` }
    : { zh: `${zhOf}${name.zh}`, en: `${name.en} of ${enOf}` };
}
