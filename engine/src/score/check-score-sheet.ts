import type { Diagnostic, Dictionary, ScoreSheet } from '../model/index.js';
import { readScoreSheet } from './read-sheet.js';

/** What is wrong with a score sheet; errors block its release. Never throws, whatever it is given. */
export function checkScoreSheet(sheet: ScoreSheet, dictionary: Dictionary): readonly Diagnostic[] {
  return readScoreSheet(sheet, dictionary).reader.diagnostics;
}
