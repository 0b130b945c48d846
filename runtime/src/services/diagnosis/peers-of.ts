import { valueAt, type FactRef, type LocalizedText } from '@zhengai/engine';
import type { SubjectId } from '../../ports/index.js';
import { compiledRuleOf, compiledStandardOf, roundedValues } from '../evaluation/index.js';
import type { JudgedRule, WarningCases } from './judged-rule.js';

/** The subjects that one is fairly compared with. */
export interface Peers {
  /** By subject; the one compared is not among them. */
  readonly values: ReadonlyMap<SubjectId, number>;
  /** What they share beside the level. */
  readonly group?: LocalizedText;
}

/** Fewer peers than this in a group say nothing: then all of the level are peers. */
const LEAST_PEERS = 4;

/** Known values of every subject of the level, rounded as they are judged; ascending, so that nobody sorts them again. */
export function valuesOfLevel(
  { dictionary, rule }: JudgedRule,
  level: WarningCases['level'],
): Map<SubjectId, { readonly value: number; readonly cell: number }> {
  const valueOf = roundedValues(dictionary, level, rule);
  const width = level.periodKeys.length;
  const values = new Map<SubjectId, { value: number; cell: number }>();
  level.subjects.forEach(({ id }, row) => {
    const cell = row * width + level.firstJudged;
    const value = valueOf(cell);
    if (level.grid.valid[cell] === 1 && !Number.isNaN(value)) values.set(id, { value, cell });
  });
  return new Map([...values].sort(([, a], [, b]) => a.value - b.value));
}

/**
 * Peers are the subjects of the level that share what the rule judges by: the attributes that its standards ask for, or
 * those that its formula compares along. Where there are none, or too few, they are all of the level.
 */
export function peersOf(
  judged: JudgedRule,
  level: WarningCases['level'],
  values: ReturnType<typeof valuesOfLevel>,
  subjectId: SubjectId,
): Peers {
  const own = values.get(subjectId);
  const others = [...values].filter(([id]) => id !== subjectId);
  const all = new Map(others.map(([id, { value }]) => [id, value]));
  const codes = groupingAttributes(judged).filter((code) => code in level.grid.attributes);
  if (!own || codes.length === 0) return { values: all };
  const at = (code: string, cell: number) => {
    const column = level.grid.attributes[code];
    return column ? valueAt(column, cell) : null;
  };
  if (codes.some((code) => at(code, own.cell) === null)) return { values: all };
  const alike = others.filter(([, { cell }]) => codes.every((code) => at(code, cell) === at(code, own.cell)));
  if (alike.length < LEAST_PEERS) return { values: all };
  return {
    values: new Map(alike.map(([id, { value }]) => [id, value])),
    group: groupName(
      judged,
      codes.map((code) => [code, String(at(code, own.cell))]),
    ),
  };
}

function groupingAttributes({ dictionary, rule, compiled }: JudgedRule): string[] {
  const facts = compiledRuleOf(dictionary, rule).facts;
  const asked = facts.flatMap((fact): readonly FactRef[] => {
    const standard =
      fact.kind === 'standard' ? dictionary.standards.find(({ code }) => code === fact.code) : undefined;
    return standard ? compiledStandardOf(dictionary, standard).facts : [fact];
  });
  const attributes = asked.flatMap(({ kind, code, via }) => (kind === 'attribute' && !via ? [code] : []));
  const compared = [...facts, ...compiled.facts].flatMap(({ via }) => via?.by ?? []);
  return [...new Set([...attributes, ...compared])];
}

function groupName({ dictionary }: JudgedRule, shared: readonly [string, string][]): LocalizedText {
  const named = shared.map(([code, value]) => {
    const attribute = dictionary.attributes.find((one) => one.code === code);
    const option = attribute?.options?.find((one) => one.code === value)?.name;
    const name = attribute?.name ?? { zh: code, en: code };
    return { zh: `${name.zh}：${option?.zh ?? value}`, en: `${name.en}: ${option?.en ?? value}` };
  });
  return { zh: named.map(({ zh }) => zh).join('，'), en: named.map(({ en }) => en).join(', ') };
}
