import { factKey, type FactKey } from '../../src/model/index.js';
import { readFactReference } from '../../src/rule/fact-reference.js';

/** The key of a dictionary fact from json-rules-engine's fact id and params. */
export function factKeyOf(kind: string, params: unknown): FactKey {
  return factKey(readFactReference(kind, params).ref);
}
