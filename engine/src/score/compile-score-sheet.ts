import { hasErrors } from '../feel/index.js';
import {
  factKey,
  ModelError,
  type Dictionary,
  type EvaluationWarning,
  type FactKey,
  type FactRef,
  type FactValue,
  type ScoreSheet,
} from '../model/index.js';
import type { PeerStatistics } from './form-given.js';
import { improvementsOf, type ScoreImprovement } from './improvements.js';
import { peerItems, peerStatistics, peerValueOf, type PeerItem, type PeerValue } from './peer-statistics.js';
import { readLeaf } from './read-items.js';
import { readScoreSheet } from './read-sheet.js';
import type { ScoreExplanation, ScoreOutcome } from './score-explanation.js';
import type { ScoreFacts } from './score-facts.js';
import { outcomeOf } from './score-outcome.js';
import { ScoreRun } from './score-run.js';
import { SourceMaker, type Peers } from './score-source.js';
import { SheetReader, type Read } from './sheet-reader.js';

/** What is known of the subject's group: by item that is held against it. */
export interface ScoreContext {
  readonly peers?: Peers;
}

export interface ScoreEvaluation extends ScoreOutcome {
  readonly explanation: ScoreExplanation;
  /** Facts that were needed and not there, sorted. */
  readonly missing: readonly FactKey[];
  readonly warnings: readonly EvaluationWarning[];
}

export interface GroupScores {
  /** In the order of the subjects. */
  readonly scores: readonly ScoreEvaluation[];
  /** The context that each was scored in, in the same order. */
  readonly contexts: readonly Required<ScoreContext>[];
}

/** A score sheet ready to run. */
export interface CompiledScoreSheet {
  readonly sheet: ScoreSheet;
  /** What the sheet names, each fact once; an indicator or line that is not given is computed. */
  readonly facts: readonly FactRef[];
  /** Codes of the items that are held against the group, in order. */
  readonly peerItems: readonly string[];
  /** Points of one subject; without its peers the items held against them are not known. */
  evaluate(facts: ScoreFacts, context?: ScoreContext): ScoreEvaluation;
  /** Points of a whole group, of which it computes best, lowest and mean itself. */
  evaluateGroup(subjects: readonly ScoreFacts[]): GroupScores;
  /**
   * What at least one more point would take (or the full mark, where less than one is left), for every item whose
   * points are known: facts one by one, all others and the group's statistics as they are.
   */
  readonly improvements: (facts: ScoreFacts, context?: ScoreContext) => readonly ScoreImprovement[];
}

/** @throws ModelError when `checkScoreSheet`, or the check of an indicator or standard it names, finds an error */
export function compileScoreSheet(sheet: ScoreSheet, dictionary: Dictionary): CompiledScoreSheet {
  const { reader, items, leaves } = readScoreSheet(sheet, dictionary);
  if (hasErrors(reader.diagnostics)) throw new ModelError(reader.diagnostics);
  const decimals = sheet.decimals ?? 2;
  const grades = sheet.grades ?? [];
  const readers = leaves
    .flatMap(({ item }) => peerItems(item))
    .map((item) => peerReader(item, sheet, dictionary));
  const sources = new SourceMaker([...reader.facts.values()], dictionary);
  const facts = new Map([...reader.facts.values(), ...sources.facts].map((ref) => [factKey(ref), ref]));

  const evaluate = (given: ScoreFacts, { peers = {} }: ScoreContext = {}): ScoreEvaluation => {
    const warnings: EvaluationWarning[] = [];
    const run = new ScoreRun(sources.make(given, peers, warnings));
    const explained = items.map((item) => item(run));
    const outcome = outcomeOf(explained, grades, decimals);
    const { code, name } = sheet;
    return {
      ...outcome,
      explanation: { kind: 'scoreSheet', code, name, decimals, items: explained, grades, outcome },
      missing: [...run.missing].sort(),
      warnings: [...warnings, ...run.warnings, ...readers.flatMap((one) => one.warnings(peers))],
    };
  };

  return {
    sheet,
    facts: [...facts.values()],
    peerItems: readers.map(({ item }) => item.code),
    evaluate,
    evaluateGroup(subjects) {
      const runs = subjects.map((given) => new ScoreRun(sources.make(given, {}, [])));
      const byItem = readers.map((one) => ({ code: one.item.code, peers: one.peersOf(runs) }));
      const contexts = subjects.map((_, i) => ({
        peers: Object.fromEntries(byItem.map(({ code, peers }) => [code, peers[i] ?? null])),
      }));
      return { scores: subjects.map((given, i) => evaluate(given, contexts[i])), contexts };
    },
    improvements(given, { peers = {} } = {}) {
      const source = sources.make(given, peers, []);
      return improvementsOf(leaves, given, () => ({
        run: new ScoreRun(source),
        with: (key, value) => new ScoreRun(sources.vary(source, given, key, value)),
      }));
    },
  };
}

interface PeerReader {
  readonly item: PeerItem;
  /** The statistics of each subject's own group. */
  peersOf(runs: readonly ScoreRun[]): readonly (PeerStatistics | null)[];
  warnings(peers: Peers): readonly EvaluationWarning[];
}

function peerReader(item: PeerItem, sheet: ScoreSheet, dictionary: Dictionary): PeerReader {
  const reader = new SheetReader(sheet, dictionary);
  const read = readLeaf(item, reader, item.code);
  const group: Read<FactValue> = groupReader(item, reader);
  const meanDecimals = item.kind === 'meanSteps' ? item.meanDecimals : undefined;
  return {
    item,
    peersOf(runs) {
      const values = runs.map((run): PeerValue => ({ value: peerValueOf(read(run)), group: group(run) }));
      const statistics = peerStatistics(values, meanDecimals);
      return values.map((one) => (one.group === null ? null : (statistics.get(one.group) ?? null)));
    },
    warnings: (peers) => peerWarnings(item, peers[item.code] ?? null),
  };
}

/** Without `among` all subjects are one group. */
function groupReader({ among, code }: PeerItem, reader: SheetReader): Read<FactValue> {
  if (among === undefined) return () => true;
  const read = reader.formula(among, `${code}/among`);
  return (run) => read(run).value;
}

function peerWarnings({ code, name }: PeerItem, peers: PeerStatistics | null): EvaluationWarning[] {
  if (peers === null) {
    return [
      {
        code: 'score.peers.none',
        fact: code,
        message: {
          zh: `“${name.zh}”要与同组单位比较，没有同组数据，暂不能得分`,
          en: `“${name.en}” is held against a group, of which nothing is known: no points yet`,
        },
      },
    ];
  }
  if (peers.known === peers.of) return [];
  return [
    {
      code: 'score.peers.incomplete',
      fact: code,
      message: {
        zh: `“${name.zh}”的同组 ${peers.of} 家中只有 ${peers.known} 家有数据，最高、最低和均值按这 ${peers.known} 家计算`,
        en: `Of the ${peers.of} subjects that “${name.en}” compares, ${peers.known} are known: highest, lowest and mean are theirs`,
      },
    },
  ];
}
