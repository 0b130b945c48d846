import type { Dictionary, PeriodKind } from '@zhengai/engine';
import type { PersonId, Settings, Subject, SubjectRef, UnitOfWork } from '../../ports/index.js';
import {
  evaluationMessages,
  extentsOfUndated,
  rulesOf,
  isUndated,
  levelExtent,
  type EvaluateMessage,
} from '../evaluation/index.js';
import { groupBy } from '../group-by.js';
import type { ServiceDeps } from '../service-deps.js';
import { affectedWork } from './affected-work.js';
import { checkObservations, subjectKey, type CheckedObservation } from './check-observations.js';
import type { NamedObservation } from './named-observation.js';
import { newlyValidWork, rangeOf } from './newly-valid-work.js';
import { observationBatch } from './observation-batch.js';
import { workAround } from './work-around.js';

/**
 * Stores values and asks for the evaluation of what depends on them, in one transaction: all or none.
 *
 * @throws Failure `observations.invalid`; its parts' paths are `/observations/<index>/<field>`
 */
export async function recordObservations(
  deps: ServiceDeps,
  input: {
    readonly source: string;
    readonly by: PersonId | null;
    readonly observations: readonly NamedObservation[];
  },
): Promise<{ readonly importId: number; readonly appended: number; readonly changed: number }> {
  return deps.store.transaction(async (unit) => {
    const at = deps.clock.now();
    const { dictionary } = await unit.definitions.released();
    const settings = await unit.settings.get();
    const rows = checkObservations(input.observations, {
      dictionary,
      calendar: settings.calendar,
      now: at,
      subjects: await findSubjects(
        unit,
        input.observations.map(({ subject }) => subject),
      ),
    });
    // before the rows are in: what they make longer is seen from what there was
    const messages = await messagesOf(unit, dictionary, settings, rows);
    const importId = await unit.observations.beginImport({
      source: input.source,
      file: null,
      sha256: null,
      by: input.by,
      at,
    });
    const itemIds = await unit.observations.itemIds([...new Set(rows.map(({ item }) => item.code))]);
    const counts = await unit.observations.append(importId, observationBatch(rows, itemIds));
    await unit.observations.finishImport(importId, {
      rows: rows.length,
      accepted: rows.length,
      rejected: 0,
      at,
    });
    await unit.outbox.add(messages);
    await unit.changes.publish([{ kind: 'observations', data: { importId, count: rows.length } }]);
    deps.log.info({ importId, rows: rows.length, messages: messages.length }, 'observations recorded');
    return { importId, ...counts };
  });
}

async function findSubjects(unit: UnitOfWork, refs: readonly SubjectRef[]): Promise<Map<string, Subject>> {
  const codesByLevel = new Map<string, Set<string>>();
  for (const { level, code } of refs) {
    codesByLevel.set(level, (codesByLevel.get(level) ?? new Set()).add(code));
  }
  const found = new Map<string, Subject>();
  for (const [level, codes] of codesByLevel) {
    const ids = await unit.subjects.idsOf(level, [...codes]);
    for (const subject of await unit.subjects.byIds([...ids.values()])) {
      found.set(subjectKey(subject), subject);
    }
  }
  return found;
}

async function messagesOf(
  unit: UnitOfWork,
  dictionary: Dictionary,
  settings: Settings,
  rows: readonly CheckedObservation[],
): Promise<EvaluateMessage[]> {
  const groups = groupBy(rows, ({ item }) => `${item.level}\n${item.periodKind}`);
  const messages: EvaluateMessage[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    messages.push(
      ...(await messagesOfLevel(unit, dictionary, settings, first.item.level, first.item.periodKind, group)),
    );
  }
  return messages;
}

async function messagesOfLevel(
  unit: UnitOfWork,
  dictionary: Dictionary,
  { calendar }: Settings,
  level: string,
  periodKind: PeriodKind,
  rows: readonly CheckedObservation[],
): Promise<EvaluateMessage[]> {
  const rules = rulesOf(dictionary, level, periodKind).map(({ code }) => code);
  const around = await workAround(unit, dictionary, calendar, level, periodKind, rows);
  const messages = around.flatMap((piece) => evaluationMessages({ ...piece, warn: true }, calendar));
  if (rules.length === 0) return messages;
  const before = await levelExtent(unit, dictionary, level, periodKind);
  const now = rangeOf(rows.map((row) => row.periodKey));
  const grows = !before || now.from < before.from || now.to > before.to;
  const subjects = [...new Map(rows.map(({ subject }) => [subject.id, subject])).values()];
  const latest = Math.max(now.to, before?.to ?? 0);
  const work = [
    ...affectedWork(dictionary, calendar, level, periodKind, rows, latest),
    ...newlyValidWork({
      level,
      periodKind,
      calendar,
      rules,
      rows,
      before,
      undatedBefore: await extentsOfUndated(unit, dictionary, periodKind, subjects),
      dated: grows ? (await unit.subjects.ofLevel(level)).filter((subject) => !isUndated(subject)) : [],
    }),
  ];
  return [...messages, ...work.flatMap((piece) => evaluationMessages({ ...piece, warn: true }, calendar))];
}
