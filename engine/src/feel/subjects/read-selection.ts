import type { Diagnostic, FactVia, ViaAggregate } from '../../model/index.js';
import type { FeelName } from '../name-index.js';
import { SelectionCursor, type Span } from './selection-cursor.js';
import { failSelection, SelectionError } from './selection-error.js';
import { AGGREGATES, KNOWN, SINGLES, SOURCES } from './selection-words.js';
import { aggregated } from './aggregate-selection.js';
import type { ListSource } from './list-source.js';
import { childrenSource, parentFact, peersFact, recordsSource, type Reading } from './related-facts.js';
import type { SelectionContext } from './selection-context.js';

/** A selection of related subjects or records with what is made of it: one value, hence one name to the formula. */
export interface Selection {
  readonly to: number;
  readonly name?: FeelName;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads `sum(children(学生)[学分 < 10].学分)`, `parent(学校).办学类别`, `peers(生师比).median` and their like.
 *
 * @param text    as typed
 * @param folded  the same in half width
 * @returns       `undefined` where no selection begins
 */
export function readSelection(
  text: string,
  folded: string,
  at: number,
  context: SelectionContext,
): Selection | undefined {
  const cursor = new SelectionCursor(folded, at);
  const word = cursor.word();
  if (!isSelection(cursor, word)) return undefined;
  const reading: Reading = { text, cursor, context, start: at };
  try {
    const { ref, ...rest } = read(reading, word);
    const to = cursor.at;
    return { to, name: { ...rest, ref, text: text.slice(at, to) }, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof SelectionError)) throw error;
    return { to: endOfSelection(folded, at), diagnostics: error.diagnostics };
  }
}

/** Whether a word begins one; the cursor stays. */
function isSelection(cursor: SelectionCursor, word: string): boolean {
  const ahead = new SelectionCursor(cursor.folded, cursor.at + word.length);
  if (word === '' || !ahead.take('(')) return false;
  if (Object.hasOwn(SINGLES, word) || Object.hasOwn(SOURCES, word) || KNOWN.has(word)) return true;
  if (word === 'weighted' || word === '加权') return true;
  if (!Object.hasOwn(AGGREGATES, word)) return false;
  const inner = ahead.word();
  if (!Object.hasOwn(SOURCES, inner) && !KNOWN.has(inner)) return false;
  ahead.at += inner.length;
  return ahead.take('(');
}

function read(reading: Reading, word: string): Omit<FeelName, 'text'> {
  const { cursor } = reading;
  cursor.at += word.length;
  cursor.take('(');
  const single = Object.hasOwn(SINGLES, word) ? SINGLES[word] : undefined;
  if (single === 'parent') return parentFact(reading);
  if (single === 'peers') return peersFact(reading);
  const aggregate = Object.hasOwn(AGGREGATES, word) ? AGGREGATES[word] : undefined;
  if (aggregate === undefined) return withoutAggregate(reading, word);
  return readAggregate(reading, aggregate);
}

function withoutAggregate({ cursor, start }: Reading, word: string): never {
  return failSelection(
    'feel.selection.list',
    { from: start, to: cursor.at - 1 },
    `“${word}”选出的是一组值，请写明如何汇总，例如 sum(下级(学生).学分)、count(明细(获奖))`,
    `“${word}” selects many values: say what to make of them, such as sum(children(student).credits) or count(records(awards))`,
  );
}

function readAggregate(reading: Reading, aggregate: ViaAggregate): Omit<FeelName, 'text'> {
  const { cursor } = reading;
  let word = cursor.word();
  const known = KNOWN.has(word);
  if (known) {
    cursor.at += word.length;
    cursor.take('(');
    word = cursor.word();
  }
  const source = readSource(reading, word);
  if (known) close(reading);
  const weights: Span[] = [];
  while (aggregate === 'weighted' && cursor.take(',')) weights.push(cursor.argument());
  close(reading);
  const via: Pick<FactVia, 'known'> = known ? { known: true } : {};
  return aggregated(reading, aggregate, source, weights, via);
}

/** `children(…)`, `records(…)` or `highestOnce(records(…), …)`, with a condition and a name behind it. */
function readSource(reading: Reading, word: string): ListSource {
  const { cursor } = reading;
  const kind = Object.hasOwn(SOURCES, word) ? SOURCES[word] : undefined;
  if (kind === undefined) return withoutSource(reading);
  cursor.at += word.length;
  if (!cursor.take('(')) return withoutSource(reading);
  if (kind === 'children') return childrenSource(reading);
  if (kind === 'records') return recordsSource(reading);
  const inner = cursor.word();
  if (SOURCES[inner] !== 'records') return withoutSource(reading);
  cursor.at += inner.length;
  cursor.take('(');
  const source = recordsSource(reading);
  cursor.take(',');
  const item = cursor.argument();
  cursor.take(',');
  const tier = cursor.argument();
  close(reading);
  return { ...source, once: [item, tier] };
}

function withoutSource({ cursor }: Reading): never {
  return failSelection(
    'feel.selection.source',
    { from: cursor.at, to: cursor.at },
    '这里应当是 下级(层面) 或 明细(数据集)',
    'children(level) or records(data set) is needed here',
  );
}

function close({ cursor }: Reading): void {
  if (cursor.take(')')) return;
  failSelection(
    'feel.selection.bracket',
    { from: cursor.at, to: cursor.at + 1 },
    '这里应当是右括号“)”；名称后面不能再有运算，请先定义成下级层面的指标',
    'A closing bracket is needed here; for a calculation define an indicator of the level below first',
  );
}

/** After what could not be read: the end of its brackets, so that one mistake is told once. */
function endOfSelection(folded: string, at: number): number {
  const cursor = new SelectionCursor(folded, at);
  cursor.at += cursor.word().length;
  cursor.take('(');
  if (!cursor.inside()) return folded.length;
  while (cursor.folded.charAt(cursor.at) === '[' || cursor.folded.charAt(cursor.at) === '.') {
    if (cursor.take('[')) {
      if (!cursor.inside()) return folded.length;
    } else {
      cursor.take('.');
      cursor.at += Math.max(1, cursor.word().length);
    }
  }
  return Math.min(cursor.at, folded.length);
}
