import { Check, Errors } from 'typebox/value';
import {
  ScoreSheetSchema,
  type Dictionary,
  type LeafScoreItem,
  type ScoreGroup,
  type ScoreItem,
  type ScoreSheet,
} from '../model/index.js';
import { compareFractions, fractionOf } from '../rounding/index.js';
import { checkAgreement, checkGrades } from './check-grades.js';
import { fullMark, sumOfMarks } from './full-mark.js';
import { readLeaf } from './read-items.js';
import type { ScoreItemExplanation } from './score-explanation.js';
import { scoreGroup } from './score-outcome.js';
import { SheetReader, type Read } from './sheet-reader.js';

/** A sheet as read: what computes its items, and everything that was found on the way. */
export interface SheetReading {
  readonly reader: SheetReader;
  readonly items: readonly Read<ScoreItemExplanation>[];
  /** Items with a form of their own, wherever they stand, with the place of each. */
  readonly leaves: readonly PlacedLeaf[];
}

export interface PlacedLeaf {
  readonly item: LeafScoreItem;
  readonly read: ReturnType<typeof readLeaf>;
}

export function readScoreSheet(sheet: ScoreSheet, dictionary: Dictionary): SheetReading {
  const reader = new SheetReader(sheet, dictionary);
  const leaves: PlacedLeaf[] = [];
  // Asking for errors costs more than asking whether there are any.
  if (!Check(ScoreSheetSchema, sheet)) {
    for (const { instancePath, message } of Errors(ScoreSheetSchema, sheet)) {
      reader.report('score.shape.invalid', instancePath.slice(1), message);
    }
    return { reader, items: [], leaves };
  }
  const { levels } = dictionary;
  if (levels.length > 0 && !levels.some(({ code }) => code === sheet.level)) {
    reader.report('score.level.unknown', 'level', sheet.level);
  }
  const items = sheet.items.map((item, i) => readItem(item, reader, `items/${i}`, leaves));
  checkCodes(sheet.items, reader);
  if (sheet.points !== undefined) checkSum(sheet.points, sheet.items, reader, 'points');
  checkGrades(sheet, reader);
  checkAgreement(sheet, reader);
  return { reader, items, leaves };
}

function readItem(
  item: ScoreItem,
  reader: SheetReader,
  at: string,
  leaves: PlacedLeaf[],
): Read<ScoreItemExplanation> {
  if (item.kind !== 'group') {
    const read = readLeaf(item, reader, at);
    leaves.push({ item, read });
    return read;
  }
  const items = item.items.map((one, i) => readItem(one, reader, `${at}/items/${i}`, leaves));
  if (item.points !== undefined) checkSum(item.points, item.items, reader, `${at}/points`);
  const decimals = reader.sheet.decimals ?? 2;
  const head = {
    kind: 'group' as const,
    code: item.code,
    name: item.name,
    full: fullMark(item),
    weight: item.weight ?? 1,
    ...(item.atLeast === undefined ? {} : { atLeast: item.atLeast }),
    ...(item.atMost === undefined ? {} : { atMost: item.atMost }),
  };
  return (run) => scoreGroup({ ...head, items: items.map((one) => one(run)) }, decimals);
}

function checkSum(stated: number, items: ScoreGroup['items'], reader: SheetReader, at: string): void {
  const sum = sumOfMarks(items);
  if (compareFractions(fractionOf(sum), fractionOf(stated)) !== 0) {
    reader.report('score.points.sum', at, stated, sum);
  }
}

/** Codes name points, also those of parts: one code, one thing. */
function checkCodes(items: readonly ScoreItem[], reader: SheetReader): void {
  const seen = new Set<string>();
  const visit = (item: ScoreItem, at: string): void => {
    if (seen.has(item.code)) reader.report('score.item.duplicate', `${at}/code`, item.code);
    seen.add(item.code);
    if (item.kind === 'group') item.items.forEach((one, i) => visit(one, `${at}/items/${i}`));
    if (item.kind === 'compound') item.parts.forEach((one, i) => visit(one, `${at}/parts/${i}`));
    if (item.kind === 'veto' && item.otherwise) visit(item.otherwise, `${at}/otherwise`);
  };
  items.forEach((item, i) => visit(item, `items/${i}`));
}
