import type { Group, Leaf, ProgramNode } from './program-node.js';
import { type TruthCode, TRUE } from './truth-code.js';

/** Ways kept for one part of a tree; beyond it those that ask for most are dropped: huge rules name some, not all. */
const MAX_WAYS = 256;
/** Values that the ways kept for one part ask for together: comparing ways costs the square of it. */
const MAX_ASKED = 4_096;

/** Values under which a part of a tree has a truth: by variable, ascending, the classes that its value may be in. */
export interface Way {
  readonly variables: readonly number[];
  readonly allowed: readonly number[];
  /** Variables whose value has to become another. */
  readonly changes: number;
}

export const FREE: Way = { variables: [], allowed: [], changes: 0 };

export interface WayQuestion {
  /** Ways in which a comparison has a truth. */
  readonly ofLeaf: (leaf: Leaf, wanted: TruthCode) => readonly Way[];
  /** The class that a variable's value is in now; 0 when it is missing. */
  readonly currentOf: (variable: number) => number;
  /** The truth of a part, where it is known and cannot change. */
  readonly fixed: (node: ProgramNode) => TruthCode | undefined;
}

/** All ways to a truth, up to those that another makes needless. */
export function waysTo(node: ProgramNode, wanted: TruthCode, question: WayQuestion): readonly Way[] {
  const fixed = question.fixed(node);
  if (fixed !== undefined) return fixed === wanted ? [FREE] : [];
  if (node.kind === 'comparison') return question.ofLeaf(node, wanted);
  if (node.kind === 'not') {
    return node.children.flatMap((child) => waysTo(child, wanted === TRUE ? 0 : TRUE, question));
  }
  if (node.children.length === 0) return wanted === TRUE ? [FREE] : [];
  return (node.kind === 'all') === (wanted === TRUE)
    ? waysToAll(node, wanted, question)
    : waysToOne(node, wanted, question);
}

function waysToOne({ children }: Group, wanted: TruthCode, question: WayQuestion): readonly Way[] {
  return shortest(children.flatMap((child) => waysTo(child, wanted, question)));
}

function waysToAll({ children }: Group, wanted: TruthCode, question: WayQuestion): readonly Way[] {
  let ways: readonly Way[] = [FREE];
  for (const child of children) {
    const more = waysTo(child, wanted, question);
    ways = shortest(ways.flatMap((a) => more.flatMap((b) => together(a, b, question) ?? [])));
    if (ways.length === 0) return ways;
  }
  return ways;
}

/** Both ways at once; `undefined` when one variable would need two values. */
function together(a: Way, b: Way, { currentOf }: WayQuestion): Way | undefined {
  if (a.variables.length === 0) return b;
  if (b.variables.length === 0) return a;
  const variables: number[] = [];
  const allowed: number[] = [];
  let changes = 0;
  let [i, j] = [0, 0];
  while (i < a.variables.length || j < b.variables.length) {
    const left = a.variables[i] ?? Infinity;
    const right = b.variables[j] ?? Infinity;
    let mask = 0x7fffffff;
    if (left <= right) mask &= a.allowed[i++] as number;
    if (right <= left) mask &= b.allowed[j++] as number;
    if (mask === 0) return undefined;
    const variable = Math.min(left, right);
    variables.push(variable);
    allowed.push(mask);
    if ((mask & currentOf(variable)) === 0) changes += 1;
  }
  return { variables, allowed, changes };
}

/** Drops ways that another makes needless, then those that change most beyond the limit. */
function shortest(ways: readonly Way[]): readonly Way[] {
  if (ways.length < 2) return ways;
  const sorted = [...ways].sort((a, b) => a.changes - b.changes || a.variables.length - b.variables.length);
  const kept: Way[] = [];
  let asked = 0;
  for (const way of sorted) {
    if (kept.length >= MAX_WAYS || (kept.length > 0 && asked + way.variables.length > MAX_ASKED)) break;
    if (kept.some((other) => covers(other, way))) continue;
    kept.push(way);
    asked += way.variables.length;
  }
  return kept;
}

/** Whether `a` allows all that `b` allows; from the end, where ways made one after the other differ. */
function covers(a: Way, b: Way): boolean {
  if (a.variables.length > b.variables.length) return false;
  let j = b.variables.length - 1;
  for (let i = a.variables.length - 1; i >= 0; i--) {
    const variable = a.variables[i] as number;
    while (j >= 0 && (b.variables[j] as number) > variable) j -= 1;
    if (b.variables[j] !== variable || ((b.allowed[j] as number) & ~(a.allowed[i] as number)) !== 0) {
      return false;
    }
  }
  return true;
}
