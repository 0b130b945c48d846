import type { Handling, WarningRow } from '../../contract/index.js';
import type {
  Person,
  ResponsibleParties,
  Subject,
  SubjectId,
  UnitOfWork,
  Warning,
} from '../../ports/index.js';
import { definitionNames, type DefinitionNames } from './definition-names.js';
import { mutedOf } from './muted-of.js';
import { today, type ViewDependencies } from './view-dependencies.js';
import { warningSentence } from './warning-sentence.js';

/** Warnings as lists show them, in the order given; one whose subject is gone is left out. */
export async function warningRows(
  { store, clock }: ViewDependencies,
  warnings: readonly Warning[],
): Promise<WarningRow[]> {
  if (warnings.length === 0) return [];
  const unit = store.read;
  const names = definitionNames(await unit.definitions.released());
  const parties = await partiesOf(unit, warnings, names, today(clock));
  const subjects = await subjectsById(unit, [
    ...warnings.map(({ subjectId }) => subjectId),
    ...[...parties.values()].flatMap((party) => departmentIdOf(party) ?? []),
  ]);
  const muted = await mutedOf(unit, warnings, clock.now());
  const people = await peopleById(unit, [
    ...warnings.flatMap(({ acknowledgedBy, assignedTo }) => [acknowledgedBy ?? [], assignedTo ?? []].flat()),
    ...[...parties.values()].flatMap((party) => responsibleIdOf(party) ?? []),
  ]);
  return warnings.flatMap((warning) => {
    const subject = subjects.get(warning.subjectId);
    return subject === undefined
      ? []
      : [warningRow(warning, subject, { names, parties, subjects, people, muted })];
  });
}

interface RowContext {
  readonly names: DefinitionNames;
  readonly parties: ReadonlyMap<number, ResponsibleParties>;
  readonly subjects: ReadonlyMap<SubjectId, Subject>;
  readonly people: ReadonlyMap<number, Person>;
  readonly muted: ReadonlyMap<number, NonNullable<Handling['muted']>>;
}

function warningRow(warning: Warning, subject: Subject, context: RowContext): WarningRow {
  const { names, people, subjects } = context;
  const rule = names.rule(warning.rule);
  const indicator = rule?.indicator === undefined ? undefined : names.indicator(rule.indicator);
  const parties = context.parties.get(warning.id) ?? {};
  const { code, name, rank, colour } = names.severity(warning.severity);
  return {
    id: warning.id,
    rule: warning.rule,
    ruleName: names.ruleName(warning.rule),
    subject: {
      id: subject.id,
      level: subject.level,
      levelName: names.levelName(subject.level),
      code: subject.code,
      name: subject.name,
    },
    state: warning.state,
    severity: { code, name, rank, colour },
    sentence: warningSentence({
      subject: subject.name,
      explanation: warning.explanation,
      fallback: warning.message,
      since: warning.since,
      context: {
        decimalsOf: (indicatorCode) => names.indicator(indicatorCode)?.decimals,
        optionOf: names.optionOf,
      },
    }),
    value: warning.value,
    unit: indicator?.unit ?? null,
    since: warning.since,
    openedIn: warning.openedIn,
    openedAt: warning.openedAt,
    updatedAt: warning.updatedAt,
    acknowledgedBy: nameOf(people, warning.acknowledgedBy),
    responsible: nameOf(people, responsibleIdOf(parties)),
    department: nameOf(subjects, departmentIdOf(parties)),
    handling: handlingOf(warning, context),
  };
}

function handlingOf(warning: Warning, { muted, people }: RowContext): Handling {
  const { assignedTo, confirmation, escalated, matterId, overturnedAt, toldAt, withheld } = warning;
  return {
    assignedTo: assignedTo === null ? null : { id: assignedTo, name: nameOf(people, assignedTo) ?? '' },
    confirmation,
    withheld,
    toldAt,
    muted: muted.get(warning.id) ?? null,
    matterId,
    overturnedAt,
    escalated,
  };
}

/** Questions asked at a time; more would take the connections of others. */
const TOGETHER = 4;

/** Who answers for each warning's indicator, by warning id: one question for each indicator, not for each warning. */
async function partiesOf(
  unit: Pick<UnitOfWork, 'people'>,
  warnings: readonly Warning[],
  names: DefinitionNames,
  asOf: string,
): Promise<Map<number, ResponsibleParties>> {
  const byIndicator = new Map<string | null, Warning[]>();
  for (const warning of warnings) {
    const indicator = names.rule(warning.rule)?.indicator ?? null;
    const group = byIndicator.get(indicator);
    if (group === undefined) byIndicator.set(indicator, [warning]);
    else group.push(warning);
  }
  const parties = new Map<number, ResponsibleParties>();
  const ask = async ([indicator, group]: readonly [string | null, readonly Warning[]]): Promise<void> => {
    const subjectIds = [...new Set(group.map(({ subjectId }) => subjectId))];
    const found = await unit.people.responsibleFor('indicator', indicator, subjectIds, asOf);
    for (const warning of group) {
      const party = found.get(warning.subjectId);
      if (party !== undefined) parties.set(warning.id, party);
    }
  };
  const groups = [...byIndicator];
  for (let from = 0; from < groups.length; from += TOGETHER) {
    await Promise.all(groups.slice(from, from + TOGETHER).map(ask));
  }
  return parties;
}

function responsibleIdOf(parties: ResponsibleParties): number | null {
  return parties.responsible?.personId ?? parties.handler?.personId ?? null;
}

function departmentIdOf(parties: ResponsibleParties): SubjectId | null {
  return parties.department?.departmentId ?? parties.responsible?.departmentId ?? null;
}

export async function subjectsById(
  unit: Pick<UnitOfWork, 'subjects'>,
  ids: readonly SubjectId[],
): Promise<Map<SubjectId, Subject>> {
  const found = ids.length === 0 ? [] : await unit.subjects.byIds([...new Set(ids)]);
  return new Map(found.map((subject) => [subject.id, subject]));
}

export async function peopleById(
  unit: Pick<UnitOfWork, 'people'>,
  ids: readonly number[],
): Promise<Map<number, Person>> {
  const found = ids.length === 0 ? [] : await unit.people.byIds([...new Set(ids)]);
  return new Map(found.map((person) => [person.id, person]));
}

export function nameOf(
  known: ReadonlyMap<number, { readonly name: string }>,
  id: number | null,
): string | null {
  return id === null ? null : (known.get(id)?.name ?? null);
}
