import type { DefinitionList } from './model-definitions.js';

/** What other definitions see of one: the rest may change without a look at them. */
const UNSEEN: Partial<Record<DefinitionList, readonly string[]>> = {
  indicators: ['bases', 'meaning', 'provenance'],
  items: ['meaning', 'source', 'owner', 'reviewer', 'cycle', 'classification', 'usedFor', 'provenance'],
  // A lower tier is held against the table itself.
  standards: ['document', 'provenance', 'exemptions'],
  rules: [
    'conditions',
    'namedConditions',
    'event',
    'message',
    'lifeCycle',
    'process',
    'owner',
    'provenance',
    'priority',
  ],
  processes: ['nodes', 'flows', 'name'],
  tables: ['rows', 'inputs', 'outputs', 'hitPolicy'],
};

export function signatureOf(list: DefinitionList, definition: unknown): string {
  if (typeof definition !== 'object' || definition === null) return '';
  const unseen = UNSEEN[list] ?? [];
  const { bases } = definition as { bases?: readonly { readonly code: string }[] };
  const seen = Object.entries(definition).filter(([name]) => !unseen.includes(name));
  return JSON.stringify([seen, (bases ?? []).map(({ code }) => code)]);
}

/** Every way to write the names of a definition, before and after a change. */
export function mentions(...definitions: readonly unknown[]): readonly string[] {
  return definitions.flatMap((definition) => {
    if (typeof definition !== 'object' || definition === null) return [];
    const { code, name } = definition as { code?: string; name?: { zh?: string; en?: string } };
    return [code, name?.zh, name?.en].flatMap((text) => (text === undefined ? [] : [fold(text)]));
  });
}

/** A definition as one text in which the names that its formulas use can be found. */
export function foldedText(definition: unknown): string {
  return fold(JSON.stringify(definition));
}

/** Wider than what formulas fold: a name that a formula can mean is always found. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\\]+/gu, '');
}
