import { parseFactKey } from '../../column/index.js';
import { factKey, parseViaKey, type FactRef } from '../../model/index.js';
import { compileFormula, type Formula } from '../formula.js';
import type { FormulaScope } from '../scope-of-names.js';
import { createNameIndex, type FeelName } from '../name-index.js';
import { relatedName, scopeOfRelated } from './related-name.js';
import type { SelectionContext } from './selection-context.js';

/** The condition of a reference, ready to run over the subjects or records it selects; `undefined` without one. */
export function compileCondition(ref: FactRef, context: SelectionContext): Formula | undefined {
  const { via } = ref;
  const scope = scopeOfRelated(ref, context);
  if (via?.where === undefined || !scope) return undefined;
  const level = via.level ?? context.level;
  return compileFormula(via.where, keyScope(scope, { ...context, level }));
}

const KEY_AFTER_WAY = /^[a-zA-Z]+:[\p{L}\p{N}._/-]+(?:#[\p{L}\p{N}._/-]+)?/u;
const scopes = new WeakMap<FormulaScope, FormulaScope>();

/** The same names, spelt by their fact keys. */
function keyScope(scope: FormulaScope, context: SelectionContext): FormulaScope {
  let known = scopes.get(scope);
  if (known) return known;
  const names = new Map<string, FeelName>();
  for (const name of scope.index.names) {
    const text = factKey(name.ref);
    if (!names.has(text)) names.set(text, { ...name, text });
  }
  const index = createNameIndex([...names.values()], (text, _folded, at) => {
    const way = parseViaKey(text.slice(at));
    const rest = way && KEY_AFTER_WAY.exec(text.slice(at + way.length));
    if (!way || !rest) return undefined;
    const to = at + way.length + rest[0].length;
    const typed = text.slice(at, to);
    const name = relatedName(parseFactKey(typed), typed, context);
    return { to, diagnostics: [], ...(name ? { name } : {}) };
  });
  known = { index, findElsewhere: () => undefined };
  scopes.set(scope, known);
  return known;
}
