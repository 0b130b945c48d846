import { conditionFacts, type Dictionary, type FactRef } from '@zhengai/engine';
import { compiledIndicatorOf, compiledStandardOf } from './rules-in-force.js';

/** An item that a fact is made of, and how many periods from the judged one (0 or negative) it is read. */
export interface ItemBehind {
  readonly item: string;
  readonly offset: number;
}

const memo = new WeakMap<Dictionary, Map<string, readonly ItemBehind[]>>();

/** The items a fact goes back to, through indicators and standards; each once. Verdicts of other rules are not followed. */
export function itemsBehind(dictionary: Dictionary, ref: FactRef): readonly ItemBehind[] {
  const own = ref.offset ?? 0;
  // what a condition on other subjects reads counts too
  const behind = [ref, ...conditionFacts(ref, dictionary)].flatMap((fact) =>
    behindDefinition(dictionary, fact),
  );
  return unique(behind).map(({ item, offset }) => ({ item, offset: own + offset }));
}

function behindDefinition(dictionary: Dictionary, ref: FactRef): readonly ItemBehind[] {
  if (ref.kind === 'item') return [{ item: ref.code, offset: 0 }];
  if (ref.kind !== 'indicator' && ref.kind !== 'standard') return [];
  let known = memo.get(dictionary);
  if (!known) {
    known = new Map();
    memo.set(dictionary, known);
  }
  const key = `${ref.kind}:${ref.code}`;
  const found = known.get(key);
  if (found) return found;
  // entered first: a definition that names itself ends here
  known.set(key, []);
  const items = unique(factsOf(dictionary, ref).flatMap((fact) => itemsBehind(dictionary, fact)));
  known.set(key, items);
  return items;
}

function factsOf(dictionary: Dictionary, ref: FactRef): readonly FactRef[] {
  if (ref.kind === 'indicator') {
    const indicator = dictionary.indicators.find(({ code }) => code === ref.code);
    return indicator ? compiledIndicatorOf(dictionary, indicator).facts : [];
  }
  const standard = dictionary.standards.find(({ code }) => code === ref.code);
  return standard ? compiledStandardOf(dictionary, standard).facts : [];
}

function unique(items: readonly ItemBehind[]): ItemBehind[] {
  return [...new Map(items.map((behind) => [`${behind.item}@${behind.offset}`, behind])).values()];
}
