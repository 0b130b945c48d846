import type { DataWarningDetail, DataWarningView } from '../../contract/index.js';
import type { DataWarning, DataWarningId, DataWarningQuery } from '../../ports/index.js';
import { missingSubjects } from '../freshness/index.js';
import { definitionNames } from './definition-names.js';
import { periodLabel } from './period-label.js';
import type { ViewDependencies } from './view-dependencies.js';
import { seesSubject, type Visibility } from './visibility.js';
import { subjectsById } from './warning-rows.js';

/** Subjects named on the page of one data warning; more are not shown. */
const SUBJECTS_SHOWN = 500;

/** Data that has not come; those about a rule only where the person answers for the subject. */
export async function listDataWarnings(
  deps: ViewDependencies,
  visibility: Visibility,
  query: Omit<DataWarningQuery, 'subjectIds'>,
): Promise<DataWarningView[]> {
  const found = await deps.store.read.dataWarnings.list({
    ...query,
    ...(visibility.all ? {} : { subjectIds: [...visibility.subjectIds] }),
  });
  return views(deps, found);
}

/** `undefined` when there is none or the person may not see it. */
export async function findDataWarning(
  deps: ViewDependencies,
  visibility: Visibility,
  id: DataWarningId,
): Promise<DataWarningDetail | undefined> {
  const unit = deps.store.read;
  const found = await unit.dataWarnings.find(id);
  if (found === undefined) return undefined;
  if (found.subjectId !== null && !seesSubject(visibility, found.subjectId)) return undefined;
  const [warning] = await views(deps, [found]);
  if (warning === undefined) return undefined;
  const { dictionary } = await unit.definitions.released();
  const item = dictionary.items.find(({ code }) => code === found.item);
  if (item === undefined || found.resolvedAt !== null) return { warning, missingSubjects: [] };
  const { calendar } = await unit.settings.get();
  const { missing } = await missingSubjects(unit, item, found.period, calendar);
  return {
    warning,
    missingSubjects: missing
      .filter((subject) => seesSubject(visibility, subject.id))
      .slice(0, SUBJECTS_SHOWN)
      .map((subject) => ({ id: subject.id, name: subject.name })),
  };
}

async function views(
  { store }: ViewDependencies,
  warnings: readonly DataWarning[],
): Promise<DataWarningView[]> {
  const released = await store.read.definitions.released();
  const names = definitionNames(released);
  const items = new Map(released.dictionary.items.map(({ code, name }) => [code, name]));
  const subjects = await subjectsById(
    store.read,
    warnings.flatMap(({ subjectId }) => subjectId ?? []),
  );
  return warnings.map(({ item, rule, subjectId, ...warning }) => ({
    ...warning,
    item: item === null ? null : { code: item, name: items.get(item) ?? { zh: item, en: item } },
    rule: rule === null ? null : { code: rule, name: names.ruleName(rule) },
    subject: subjectId === null ? null : { id: subjectId, name: subjects.get(subjectId)?.name ?? '' },
    periodLabel: periodLabel(warning.period),
  }));
}
