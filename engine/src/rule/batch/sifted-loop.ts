import type { BatchNode, GroupNode } from './batch-tree.js';
import { codeOf, falseOf, type LoopHeads, LoopWriter, rowText, trueOf } from './loop-writer.js';
import { inTurns } from './row-turns.js';
import { type Sample, sharpestFirst } from './settling.js';

/** Rows worked on at once, whole words of 32; their numbers stay in the processor's cache. */
const CHUNK = 2048;
/** Rows that are left, out of 8, from which on sifting does not pay: then so many chunks go without it. */
const DENSE_FROM = 5;
const CHUNKS_WITHOUT = 7;
/** Comparisons of the first look where no text sifts, and how many a group must have for it. */
const SIFTED_BY = 2;
const SIFTED_FROM = 4;
/** The share of rows that a comparison must settle to be looked at on its own, after the texts. */
const SHARP_FROM = 0.2;

/**
 * A loop that lets a group's texts and plain comparisons settle what they can first; `undefined` for groups where that
 * does not pay. `p` holds the `m` rows of a chunk that are left, `d` has a bit for each row that texts have settled.
 */
export function siftedLoop(
  root: GroupNode,
  byText: readonly BatchNode[],
  heads: LoopHeads,
  sample: Sample | undefined,
): string | undefined {
  const plain = root.children.filter((child) => isPlain(child) && !byText.includes(child));
  const sharp = sharpestFirst(plain, root.kind, sample);
  const textsFirst = byText.length > 0;
  const looked = textsFirst ? sharp.filter(({ share }) => share >= SHARP_FROM) : sharp.slice(0, SIFTED_BY);
  const first = looked.map(({ child }) => child);
  if (byText.length + first.length < SIFTED_BY || countLeaves(root) < SIFTED_FROM) return undefined;
  const all = root.kind === 'all';
  const sieve = new LoopWriter(heads);
  const settled = first.map((child) => sieve.write(child)).map(all ? falseOf : trueOf);
  const sift = inTurns({
    ...(textsFirst ? { from: '0', to: 'q', rowAt: placed } : { from: 's', to: 'e', rowAt: itself }),
    compute: (target) => sieve.around(`${target}=(${settled.join('|')})^1;`),
    write: (row, isLeft) => `p[m]=${row};m=m+${isLeft}|0;`,
  });
  const left = new LoopWriter(heads);
  const { isTrue, isFalse } = left.write(root);
  // A row that is left was not settled by what came first: only the rest can still do it.
  const rest = root.children.filter((child) => !first.includes(child) && !byText.includes(child));
  const others = rest.map((child) => left.write(child)).map(all ? falseOf : trueOf);
  const settledLater = others.length === 0 ? '0' : `(${others.join('|')})`;
  const bits = all ? { isTrue, isFalse: settledLater } : { isTrue: settledLater, isFalse };
  const judge = inTurns({
    from: '0',
    to: 'm',
    rowAt: placed,
    compute: (target) => left.around(`${target}=${codeOf(bits)};`),
    write: (row, code) => `o[${row}]=${code};`,
  });
  return `${all ? '' : 'o.fill(1);'}
const p=new Int32Array(${CHUNK});let w=0;
${heads.touch()}
for(let s=0;s<n;s=s+${CHUNK}|0){
const e=Math.min(n,s+${CHUNK});
if(w>0){w--;for(let i=s;i<e;i++){
${rowText(root, heads)}
}continue;}
let m=0;
${textsFirst ? `${WHERE_TEXTS_LEAVE_IT}${first.length > 0 ? `const q=m;m=0;${sift}` : ''}` : sift}
if(m*8>(e-s)*${DENSE_FROM})w=${CHUNKS_WITHOUT};
${judge}
}`;
}

const itself = (place: string) => place;
const placed = (place: string) => `p[${place}]`;

/** Goes from bit to bit, the lowest first. */
const WHERE_TEXTS_LEAVE_IT = `for(let k=s>>5,g=e+31>>5;k<g;k=k+1|0){
const z=(k<<5)+31|0;
for(let v=~d[k];v!==0;v=v&(v-1)){p[m]=z-Math.clz32(v&-v)|0;m=m+1|0;}
}
`;

function isPlain(node: BatchNode): boolean {
  return node.kind === 'not' ? isPlain(node.child) : PLAIN.has(node.kind);
}

const PLAIN: ReadonlySet<BatchNode['kind']> = new Set(['compare', 'pair', 'mask', 'table']);

function countLeaves(node: BatchNode): number {
  if (node.kind === 'not' || node.kind === 'whenKnown') return countLeaves(node.child);
  if (node.kind !== 'all' && node.kind !== 'any') return 1;
  return node.children.reduce((sum, child) => sum + countLeaves(child), 0);
}
