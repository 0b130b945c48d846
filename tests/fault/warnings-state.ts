import type { WarningCollege } from './warning-college.js';

/** What the cycle has led to, row by row, without the numbers and instants that may differ between equal runs. */
export type WarningsState = Readonly<Record<keyof typeof QUERIES, readonly string[]>>;

const WARNING = `select warning.id, key.code || ' · ' || subject.code as name
  from warning join definition_key key on key.id = rule_id join subject on subject.id = subject_id`;

const QUERIES = {
  verdicts: `select concat_ws(' | ', key.code, subject.code, period, verdict, value) as row
     from verdict_current
     join definition_key key on key.id = rule_id join subject on subject.id = subject_id`,
  warnings: `select concat_ws(' | ', named.name, state, since, opened_in, resolved_in, value, explanation is not null,
       attribution is not null) as row
     from warning join (${WARNING}) named using (id)`,
  history: `select concat_ws(' | ', named.name, kind, period) as row
     from warning_event join (${WARNING}) named on named.id = warning_id`,
  tasks: `select concat_ws(' | ', named.name, node_id, visit, status) as row
     from task join (${WARNING}) named on named.id = warning_id`,
  told: `select concat_ws(' | ', person.staff_number, notice.kind, named.name) as row
     from notice_recipient
     join notice on notice.id = notice_id
     join person on person.id = person_id
     join (${WARNING}) named on named.id = warning_id`,
};

export async function warningsState({ database }: WarningCollege): Promise<WarningsState> {
  const state: Record<string, string[]> = {};
  for (const [name, query] of Object.entries(QUERIES)) {
    const { rows } = await database.query<{ row: string }>(`${query} order by 1`);
    state[name] = rows.map(({ row }) => row);
  }
  return state as Record<keyof typeof QUERIES, string[]>;
}

export async function parkedCount({ connection }: WarningCollege): Promise<number> {
  return Object.values(await connection.store.relay.parked()).reduce((sum, count) => sum + count, 0);
}

/** What must hold between a disturbed run and an undisturbed one, by name. */
export function invariantsOf(
  disturbed: WarningsState,
  undisturbed: WarningsState,
  { parked, warnings }: { readonly parked: number; readonly warnings: number },
): Record<string, boolean> {
  const equal = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n');
  const once = (rows: readonly string[]): boolean => new Set(rows).size === rows.length;
  return {
    'every warning is there': disturbed.warnings.length === warnings,
    'nothing lost and nothing more: the same verdicts': equal(disturbed.verdicts, undisturbed.verdicts),
    'the same warnings, each with its evidence': equal(disturbed.warnings, undisturbed.warnings),
    'the same history of each': equal(disturbed.history, undisturbed.history),
    'the same tasks': equal(disturbed.tasks, undisturbed.tasks) && disturbed.tasks.length === warnings,
    'the same people told of the same': equal(disturbed.told, undisturbed.told) && disturbed.told.length > 0,
    'no warning, task or notice twice':
      once(disturbed.warnings) && once(disturbed.tasks) && once(disturbed.told),
    'no work given up': parked === 0,
  };
}
