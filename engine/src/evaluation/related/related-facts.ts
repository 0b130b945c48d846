import { columnOf, shiftFact, type Facts } from '../../column/index.js';
import { compileCondition, levelOfFact, selectionContext, type Formula } from '../../feel/index.js';
import { factKey, type Dictionary, type FactRef, type FactValue, type FactVia } from '../../model/index.js';
import { asRanked, peerGroup } from './among-peers.js';
import { truthsOf } from './children-column.js';
import { RecordSelection } from './record-selection.js';
import { summarise } from './summarise.js';

/** Facts of what stands around one subject. What is left out is not known. */
export interface RelatedFacts {
  /** The subjects below by the code of their level, or by `level@hierarchy` where several hierarchies are asked for. */
  readonly children?: Readonly<Record<string, readonly Facts[]>>;
  /** The subject above, by the code of its level or `level@hierarchy`. */
  readonly parents?: Readonly<Record<string, Facts>>;
  /** The other subjects of the same level. */
  readonly peers?: readonly Facts[];
  /** Fields of the subject's own records of the period, by data set. */
  readonly records?: Readonly<Record<string, readonly Readonly<Record<string, FactValue>>[]>>;
}

/** Reads one fact of a subject, worked out where it is not given; unrounded. */
export type ReadFact = (ref: FactRef) => FactValue;

/**
 * @param readerOf  reads the facts of another subject
 * @param own       reads the facts of the subject itself
 */
export function relatedFact(
  ref: FactRef,
  dictionary: Dictionary,
  related: RelatedFacts,
  readerOf: (facts: Facts) => ReadFact,
  own: ReadFact,
): FactValue {
  const { via, ...inner } = ref;
  if (!via) return null;
  switch (via.relation) {
    case 'children': {
      const children = around(related.children, via);
      return children ? ofChildren(ref, via, dictionary, children.map(readerOf)) : null;
    }
    case 'parent': {
      const parent = around(related.parents, via);
      return parent ? readerOf(parent)(inner) : null;
    }
    case 'peers':
      return related.peers
        ? amongPeers(via, inner, asRanked(ref, dictionary), [own, ...related.peers.map(readerOf)])
        : null;
    case 'records': {
      const { offset = 0, years = 0 } = ref;
      const records = offset === 0 && years === 0 ? related.records?.[ref.code] : undefined;
      const dataSet = dictionary.dataSets?.find(({ code }) => code === ref.code);
      if (!records || !dataSet) return null;
      const selection = new RecordSelection(ref, via, dataSet, records, conditionOf(ref, dictionary));
      return known(selection.summarise(records.map((_, place) => place)).value);
    }
  }
}

function around<T>(
  given: Readonly<Record<string, T>> | undefined,
  { level = '', hierarchy }: FactVia,
): T | undefined {
  return given?.[`${level}@${hierarchy ?? ''}`] ?? given?.[level];
}

function conditionOf(ref: FactRef, dictionary: Dictionary): Formula | undefined {
  const level = ref.via?.level ?? levelOfFact(dictionary, ref) ?? '';
  return compileCondition(ref, selectionContext(dictionary, level));
}

function ofChildren(
  ref: FactRef,
  via: FactVia,
  dictionary: Dictionary,
  children: readonly ReadFact[],
): FactValue {
  const { via: _via, ...inner } = ref;
  const condition = conditionOf(ref, dictionary);
  const types = new Map(condition?.slots.map(({ ref: fact, type }) => [factKey(fact), type]));
  const source = {
    unrounded: (fact: FactRef) => {
      const type = types.get(factKey(fact));
      const there = shiftFact(fact, ref.offset ?? 0, ref.years ?? 0);
      const isScalar = type === 'text' || type === 'boolean' || type === 'date';
      return columnOf(
        isScalar ? type : 'number',
        children.map((read) => read(there)),
      );
    },
  };
  const truths = condition && truthsOf(condition, source, children.length);
  const { value } = summarise(via.aggregate, via.known === true, {
    length: children.length,
    truthAt: (member) => truths?.[member] ?? 1,
    numberAt: ref.kind === 'level' ? undefined : (member) => numberOf(children[member]?.(inner)),
  });
  return known(value);
}

function amongPeers(
  via: FactVia,
  inner: FactRef,
  ranked: (value: number) => number,
  [own, ...others]: readonly ReadFact[],
): FactValue {
  if (!own) return null;
  const group = (read: ReadFact): FactValue =>
    via.by === undefined
      ? ''
      : read(shiftFact({ kind: 'attribute', code: via.by }, inner.offset ?? 0, inner.years ?? 0));
  const mine = group(own);
  if (mine === null) return null;
  const members = [own, ...others].filter((read) => group(read) === mine);
  const peers = peerGroup(
    via,
    members.map((read) => ranked(numberOf(read(inner)))),
  );
  return known(peers.of(ranked(numberOf(own(inner)))));
}

function numberOf(value: FactValue | undefined): number {
  return typeof value === 'number' ? value : NaN;
}

function known(value: number): FactValue {
  return Number.isFinite(value) ? value : null;
}
