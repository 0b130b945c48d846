import { hasErrors } from '../feel/index.js';
import { ModelError, type DecisionTable, type Dictionary } from '../model/index.js';
import { diagnoseTable } from './check-table.js';
import type { CompiledTable } from './compiled-table.js';
import { DecidingTable } from './deciding-table.js';
import { parseTable, type ParsedTable } from './parse-table.js';

/** @throws ModelError when `checkDecisionTable` finds an error */
export function compileDecisionTable(table: DecisionTable, dictionary: Dictionary): CompiledTable {
  return compileParsedTable(parseTable(table, dictionary));
}

/** @throws ModelError when `diagnoseTable` finds an error */
export function compileParsedTable(parsed: ParsedTable): CompiledTable {
  const diagnostics = diagnoseTable(parsed);
  if (hasErrors(diagnostics)) throw new ModelError(diagnostics);
  return new DecidingTable(parsed);
}
