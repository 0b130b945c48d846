import { EVIDENCE_KINDS, FACT_KINDS, type FactKind, type FactRef } from '../model/index.js';
import { RULE_BUDGETS } from './rule-budgets.js';

/** Names that `params` of a dictionary fact may hold. */
export const FACT_PARAMS = ['code', 'line', 'offset', 'slice', 'basis', 'property'] as const;
export type FactParam = (typeof FACT_PARAMS)[number];

/** What is wrong with a reference, before any dictionary is asked. */
export type FactReferenceFault =
  | { readonly kind: 'codeMissing' }
  | { readonly kind: 'lineMissing' }
  | { readonly kind: 'propertyMissing' }
  | { readonly kind: 'unknownParam'; readonly param: string }
  | { readonly kind: 'invalidParam'; readonly param: FactParam }
  | { readonly kind: 'paramsOnPlainFact' };

export interface FactReference {
  readonly ref: FactRef;
  readonly faults: readonly FactReferenceFault[];
}

export function isFactKind(fact: string): fact is FactKind {
  return (FACT_KINDS as readonly string[]).includes(fact);
}

/**
 * Reads json-rules-engine's fact id and `params` as one reference. An id of a dictionary kind without any `params` is a
 * plain fact that happens to have this name. Params of a plain fact are reported and ignored.
 */
export function readFactReference(fact: string, params: unknown): FactReference {
  const given = isRecord(params) ? params : {};
  const names = Object.keys(given);
  if (!isFactKind(fact) || params === undefined) {
    const faults: FactReferenceFault[] = names.length === 0 ? [] : [{ kind: 'paramsOnPlainFact' }];
    return { ref: { kind: 'plain', code: fact }, faults };
  }
  const faults: FactReferenceFault[] = names
    .filter((name) => !(FACT_PARAMS as readonly string[]).includes(name))
    .map((param) => ({ kind: 'unknownParam', param }));
  const text = (param: Exclude<FactParam, 'offset'>): string | undefined => {
    const value = given[param];
    if (value === undefined || (typeof value === 'string' && value !== '' && allowed(fact, param))) {
      return value;
    }
    faults.push({ kind: 'invalidParam', param });
    return undefined;
  };
  const code = text('code');
  const line = text('line');
  const slice = text('slice');
  const basis = text('basis');
  const property = text('property');
  const offset = given['offset'];
  if (offset !== undefined && !isOffset(offset)) faults.push({ kind: 'invalidParam', param: 'offset' });
  if (code === undefined && given['code'] === undefined) faults.push({ kind: 'codeMissing' });
  if (fact === 'standard' && given['line'] === undefined) faults.push({ kind: 'lineMissing' });
  if (isEvidenceKind(fact) && given['property'] === undefined) faults.push({ kind: 'propertyMissing' });
  const ref: FactRef = {
    kind: fact,
    code: code ?? '',
    ...(line !== undefined && { line }),
    ...(isOffset(offset) && offset !== 0 && { offset }),
    ...(slice !== undefined && { slice }),
    ...(basis !== undefined && { basis }),
    ...(property !== undefined && { property }),
  };
  return { ref, faults };
}

/** `line` belongs to standards, `basis` to indicators, `property` to evidence, `slice` to what is collected or computed by slice. */
function allowed(kind: FactKind, param: FactParam): boolean {
  if (param === 'line') return kind === 'standard';
  if (param === 'basis') return kind === 'indicator';
  if (param === 'property') return isEvidenceKind(kind);
  if (param === 'slice') return kind === 'item' || kind === 'indicator';
  return true;
}

function isEvidenceKind(kind: FactKind): boolean {
  return (EVIDENCE_KINDS as readonly string[]).includes(kind);
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value <= 0 && value >= -RULE_BUDGETS.offset;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
