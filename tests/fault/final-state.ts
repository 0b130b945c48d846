import type { House } from './house.js';

/** What a run has led to, without the numbers and instants that may differ between equal runs. */
export interface FinalState {
  readonly verdicts: { readonly count: number; readonly digest: string };
  readonly warnings: readonly string[];
  readonly tasks: readonly string[];
  readonly parked: number;
}

export async function finalState({ database, connection }: House): Promise<FinalState> {
  const { rows } = await database.query<{ count: string; digest: string }>(
    `select count(*) as count,
            md5(string_agg(concat_ws('/', key.code, subject.level_id, subject.code, period, verdict, value), ','
                order by key.code, subject.level_id, subject.code, period)) as digest
     from verdict_current
     join definition_key key on key.id = rule_id
     join subject on subject.id = subject_id`,
  );
  const { read, relay } = connection.store;
  const warnings = await read.warnings.list({ limit: 10_000 });
  const subjects = await read.subjects.byIds([...new Set(warnings.map(({ subjectId }) => subjectId))]);
  const nameOf = new Map(subjects.map(({ id, level, code }) => [id, `${level} ${code}`]));
  const warningName = new Map(
    warnings.map(({ id, rule, subjectId }) => [id, `${rule} · ${nameOf.get(subjectId) ?? ''}`]),
  );
  const tasks = await read.processes.listTasks({ limit: 10_000 });
  return {
    verdicts: { count: Number(rows[0]?.count), digest: rows[0]?.digest ?? '' },
    warnings: warnings
      .map(({ id, state, since, openedIn, value }) =>
        [warningName.get(id), state, since, openedIn, value].join(' | '),
      )
      .sort(),
    tasks: tasks
      .map(({ warningId, nodeId, visit, status, assigneeId }) =>
        [warningName.get(warningId), nodeId, visit, status, assigneeId].join(' | '),
      )
      .sort(),
    parked: Object.values(await relay.parked()).reduce((sum, count) => sum + count, 0),
  };
}

/** What must hold between a disturbed and an undisturbed run, by name. */
export function compareStates(disturbed: FinalState, undisturbed: FinalState): Record<string, boolean> {
  const equal = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n');
  return {
    'the same verdicts':
      disturbed.verdicts.digest === undisturbed.verdicts.digest && disturbed.verdicts.count > 170_000,
    'the same warnings': equal(disturbed.warnings, undisturbed.warnings) && disturbed.warnings.length >= 20,
    'the same tasks': equal(disturbed.tasks, undisturbed.tasks) && disturbed.tasks.length >= 20,
    'no task twice': new Set(disturbed.tasks).size === disturbed.tasks.length,
    'no work given up': disturbed.parked === 0 && undisturbed.parked === 0,
  };
}
