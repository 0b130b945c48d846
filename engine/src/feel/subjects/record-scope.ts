import type { DataSet } from '../../model/index.js';
import type { FormulaScope } from '../scope-of-names.js';
import { createNameIndex, type FeelName } from '../name-index.js';

/** The fields of a data set's records, by Chinese name, English name and code. */
export function recordNames(dataSet: DataSet): FeelName[] {
  return dataSet.fields.flatMap(({ code, name, valueType, unit }) =>
    [...new Set([name.zh, name.en, code])].map((text): FeelName => ({
      text,
      ref: { kind: 'record', code: dataSet.code, property: code },
      valueType,
      label: name,
      ...(unit === undefined ? {} : { unit }),
    })),
  );
}

const scopes = new WeakMap<DataSet, FormulaScope>();

/** What names mean in a condition on records. */
export function recordScope(dataSet: DataSet): FormulaScope {
  let scope = scopes.get(dataSet);
  if (!scope) {
    scope = { index: createNameIndex(recordNames(dataSet)), findElsewhere: () => undefined };
    scopes.set(dataSet, scope);
  }
  return scope;
}
