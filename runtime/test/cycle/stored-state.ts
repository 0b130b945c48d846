import type { Store } from '../../src/ports/index.js';

const RULES = ['low-attendance', 'falling-attendance', 'many-dropouts'];

/** What a run has led to, without numbers and instants that may differ between equal runs. */
export async function storedState({ read }: Store) {
  const subjects = new Map((await read.subjects.ofLevel('class')).map(({ code, id }) => [id, code]));
  const verdicts: string[] = [];
  for (const rule of RULES) {
    for (const { period, ruleVersion, subjectId, value, verdict } of await read.verdicts.ofRule(rule)) {
      verdicts.push(`${rule} v${ruleVersion} ${subjects.get(subjectId)} ${period}: ${verdict} ${value}`);
    }
  }
  const warnings = await read.warnings.list({ limit: 10_000 });
  const tasks = await read.processes.listTasks({ limit: 10_000 });
  const codeOf = new Map(
    warnings.map(({ id, rule, subjectId }) => [id, `${rule} ${subjects.get(subjectId)}`]),
  );
  return {
    verdicts: verdicts.sort(),
    warnings: warnings
      .map(
        ({ id, message, openedIn, since, state, value, attribution }) =>
          // what its peers had delivered when the warning opened is a matter of the moment
          `${codeOf.get(id)} ${state} ${since} ${openedIn} ${value} ${message.zh} ${attribution !== null}`,
      )
      .sort(),
    tasks: tasks
      .map(
        ({ assigneeId, nodeId, status, visit, warningId }) =>
          `${codeOf.get(warningId)} ${nodeId} ${visit} ${status} ${assigneeId}`,
      )
      .sort(),
  };
}
