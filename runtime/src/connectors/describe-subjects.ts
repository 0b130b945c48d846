import type { HierarchyEdge, UnitOfWork } from '../ports/index.js';
import type { RowPlan } from './row-plan.js';
import type { SourceDefinition } from './source-schema.js';
import type { StatedValues } from './stated-values.js';
import type { AttributeValue, SeenSubject } from './subject-registry.js';
import { mergeTimeline, type Run } from './timeline.js';

/** First and last day of a `periodKey`. */
export type DaysOf = (period: number) => { readonly from: string; readonly to: string };

type Mapping = SourceDefinition['subject'];

/**
 * Stores what a file says about its subjects, once all its rows are known: names, validity from first to last row,
 * attributes and parents with the days from when to when they hold.
 *
 * @returns whether anything is now otherwise than it was
 */
export async function describeSubjects(
  unit: UnitOfWork,
  mapping: Mapping,
  plan: RowPlan,
  subjects: readonly SeenSubject[],
  daysOf: DaysOf,
): Promise<boolean> {
  const renamed = await describeThemselves(unit, mapping, subjects, daysOf);
  const attributes = await describeAttributes(unit, mapping, plan, subjects, daysOf);
  const parents = await describeParents(unit, mapping, subjects, daysOf);
  return renamed || attributes || parents;
}

async function describeThemselves(
  unit: UnitOfWork,
  { level }: Mapping,
  subjects: readonly SeenSubject[],
  daysOf: DaysOf,
): Promise<boolean> {
  const stored = new Map(
    (await unit.subjects.byIds(subjects.map(({ id }) => id))).map((subject) => [subject.id, subject]),
  );
  const changed = subjects.flatMap((seen) => {
    const known = stored.get(seen.id);
    const rows = { from: daysOf(seen.first).from, to: daysOf(seen.last).to };
    const isNewest = seen.knownUntil === undefined || seen.namePeriod >= seen.knownUntil;
    const next = {
      name: (isNewest && seen.name) || (known?.name ?? seen.code),
      validFrom: seen.isNew ? rows.from : earlier(known?.validFrom ?? null, rows.from),
      validTo: seen.isNew ? rows.to : later(known?.validTo ?? null, rows.to),
    };
    const same =
      known?.name === next.name && known.validFrom === next.validFrom && known.validTo === next.validTo;
    return same ? [] : [{ level, code: seen.code, ...next }];
  });
  await unit.subjects.upsert(changed);
  return changed.length > 0;
}

/** Open-ended stays open-ended. */
const earlier = (known: string | null, seen: string): string | null =>
  known !== null && known > seen ? seen : known;
const later = (known: string | null, seen: string): string | null =>
  known !== null && known < seen ? seen : known;

async function describeAttributes(
  unit: UnitOfWork,
  { level }: Mapping,
  { attributes }: RowPlan,
  subjects: readonly SeenSubject[],
  daysOf: DaysOf,
): Promise<boolean> {
  if (attributes.length === 0) return false;
  const old = subjects.filter(({ isNew }) => !isNew).map(({ id }) => id);
  const stored = new Map<string, Run<AttributeValue>[]>();
  for (const row of old.length > 0 ? await unit.subjects.attributesOf(level, old) : []) {
    push(stored, `${row.subjectId}/${row.attribute}`, {
      from: row.validFrom,
      to: row.validTo,
      value: row.value,
    });
  }
  const rows = subjects.flatMap((seen) =>
    attributes.flatMap(({ attribute: { code } }, place) =>
      changesOf(seen, seen.attributes[place], stored.get(`${seen.id}/${code}`), daysOf).map((run) => ({
        subject: { level, code: seen.code },
        attribute: code,
        value: run.value,
        validFrom: run.from,
        validTo: run.to,
      })),
    ),
  );
  await unit.subjects.setAttributes(rows);
  return rows.length > 0;
}

async function describeParents(
  unit: UnitOfWork,
  { level, parent }: Mapping,
  subjects: readonly SeenSubject[],
  daysOf: DaysOf,
): Promise<boolean> {
  if (!parent) return false;
  const { hierarchy } = parent;
  const old = subjects.filter(({ isNew }) => !isNew).map(({ id }) => id);
  const stored = new Map<number, Run<string>[]>();
  for (const edge of old.length > 0 ? await unit.subjects.parentsOf(hierarchy, old) : []) {
    const run = {
      from: edge.validFrom,
      to: edge.validTo,
      value: `${edge.parent.level}\n${edge.parent.code}`,
    };
    push(stored, edge.childId, run);
  }
  const edges = subjects.flatMap((seen) =>
    changesOf(seen, seen.parents, stored.get(seen.id), daysOf).map(({ from, to, value }): HierarchyEdge => {
      const [parentLevel = '', parentCode = ''] = value.split('\n');
      return {
        hierarchy,
        parent: { level: parentLevel, code: parentCode },
        child: { level, code: seen.code },
        validFrom: from,
        validTo: to,
      };
    }),
  );
  await unit.subjects.addEdges(edges);
  return edges.length > 0;
}

function changesOf<V>(
  seen: SeenSubject,
  said: StatedValues<V> | undefined,
  stored: readonly Run<V>[] = [],
  daysOf: DaysOf,
): Run<V>[] {
  const statements = said?.statements(daysOf) ?? [];
  if (!said || statements.length === 0) return [];
  const resumes = seen.knownUntil !== undefined && seen.knownUntil > said.lastPeriod;
  return mergeTimeline(stored, statements, resumes);
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
