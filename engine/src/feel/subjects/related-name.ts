import { factKey, type FactRef } from '../../model/index.js';
import type { FormulaScope } from '../scope-of-names.js';
import type { FeelName } from '../name-index.js';
import { recordScope } from './record-scope.js';
import type { SelectionContext } from './selection-context.js';
import { AGGREGATE_NAMES, KEEPS_UNIT } from './selection-words.js';

/** A name for a fact of related subjects, given by its reference; `undefined` when the dictionary no longer holds it. */
export function relatedName(ref: FactRef, text: string, context: SelectionContext): FeelName | undefined {
  const { via, ...inner } = ref;
  if (!via) return undefined;
  const scope = scopeOfRelated(ref, context);
  if (!scope) return undefined;
  const { offset: _offset, years: _years, ...here } = inner;
  const key = factKey(here);
  const label = AGGREGATE_NAMES[via.aggregate];
  const value = scope.index.names.find((name) => factKey(name.ref) === key);
  if (!value) {
    const itself = (inner.kind === 'level' || inner.kind === 'record') && inner.property === undefined;
    return itself ? { text, ref, valueType: 'number', label } : undefined;
  }
  const { unit, decimals, ...rest } = value;
  return {
    ...rest,
    text,
    ref,
    valueType: via.relation === 'parent' ? value.valueType : 'number',
    ...(decimals !== undefined && via.relation === 'parent' ? { decimals } : {}),
    ...(unit !== undefined && KEEPS_UNIT.has(via.aggregate) ? { unit } : {}),
  };
}

/** Names that the value and the condition of a reference use. */
export function scopeOfRelated(
  { kind, code, via }: FactRef,
  context: SelectionContext,
): FormulaScope | undefined {
  if (!via) return undefined;
  if (via.relation === 'peers') return context.scopeOf(context.level);
  if (via.relation !== 'records') return context.scopeOf(via.level ?? '');
  const dataSet = context.dictionary.dataSets?.find((one) => kind === 'record' && one.code === code);
  return dataSet && recordScope(dataSet);
}
