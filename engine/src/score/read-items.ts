import type { LeafScoreItem } from '../model/index.js';
import { FORMS, type ReadLeaf } from './read-forms.js';
import type { GivenOf, LeafExplanation, LeafKind } from './form-given.js';
import { scoreLeaf } from './score-outcome.js';
import type { Read, SheetReader } from './sheet-reader.js';

type AnyForm = (
  item: LeafScoreItem,
  reader: SheetReader,
  at: string,
  readPart: ReadLeaf,
) => Read<GivenOf[LeafKind]>;

/** An item with a form of its own: what it takes from the facts, and the points it gives for it. */
export function readLeaf(item: LeafScoreItem, reader: SheetReader, at: string): Read<LeafExplanation> {
  const read = (FORMS[item.kind] as AnyForm)(item, reader, at, readLeaf);
  if ('among' in item && item.among !== undefined) reader.formula(item.among, `${at}/among`);
  const decimals = reader.sheet.decimals ?? 2;
  const { code, name, weight = 1 } = item;
  const full = 'points' in item ? item.points : 0;
  return (run) =>
    run.item(() => {
      const unscored = { code, name, kind: item.kind, full, weight, given: read(run) };
      return scoreLeaf(unscored as LeafExplanation, decimals);
    });
}
