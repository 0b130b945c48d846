import { typeOf, wordsOf, type NodeSurroundings } from '../node-types/index.js';
import type { RuleNode } from '../document/index.js';

export interface CardSize {
  readonly width: number;
  readonly height: number;
}

const PADDING = { x: 28, y: 16 };
const TITLE = { size: 14, line: 20 };
const DETAIL = { size: 12.5, line: 18 };
/** Longer details are cut off on the card. */
export const MAX_DETAIL_LINES = 5;

/** Room for a node's words, reckoned before anything is drawn: the layout needs it and must not depend on fonts. */
export function cardSize(node: RuleNode, surroundings: NodeSurroundings, hasProblem: boolean): CardSize {
  const { width } = typeOf(node.kind);
  const { title, detail = '' } = wordsOf(node, surroundings);
  const room = width - PADDING.x;
  const details = detail === '' ? 0 : Math.min(MAX_DETAIL_LINES, linesOf(detail, DETAIL.size, room));
  const problem = hasProblem ? 1 : 0;
  const height =
    PADDING.y + linesOf(title, TITLE.size, room) * TITLE.line + (details + problem) * DETAIL.line;
  return { width, height: Math.max(height, 54) };
}

function linesOf(text: string, size: number, room: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line, size) / room)), 0);
}

/** Chinese characters are square, others somewhat more than half as wide. */
function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e80' ? size : size * 0.58), 0);
}
