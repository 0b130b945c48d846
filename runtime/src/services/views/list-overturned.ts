import { periodKey, type Calendar, type Dictionary } from '@zhengai/engine';
import type { Overturned } from '../../contract/index.js';
import type { StoredObservation, UnitOfWork, Warning, WarningId } from '../../ports/index.js';
import { seenBy } from './list-warnings.js';
import { ruleInputs } from './rule-inputs.js';
import type { ViewDependencies } from './view-dependencies.js';
import type { Visibility } from './visibility.js';
import { warningRows } from './warning-rows.js';

/** Warnings whose ground a correction has taken away, the newest first, with what was known when. */
export async function listOverturned(
  deps: ViewDependencies,
  visibility: Visibility,
  query: { readonly limit: number; readonly after?: WarningId },
): Promise<Overturned[]> {
  const unit = deps.store.read;
  const { after, limit } = query;
  const warnings = await unit.warnings.list({
    ...seenBy(visibility),
    overturned: true,
    limit,
    ...(after === undefined ? {} : { afterId: after }),
  });
  const rows = new Map((await warningRows(deps, warnings)).map((row) => [row.id, row]));
  const { dictionary } = await unit.definitions.released();
  const { calendar } = await unit.settings.get();
  const overturned: Overturned[] = [];
  for (const warning of warnings) {
    const row = rows.get(warning.id);
    const { openedAt, openedIn, overturnedAt } = warning;
    if (row === undefined || overturnedAt === null) continue;
    const verdict = (await unit.verdicts.ofRule(warning.rule, [warning.subjectId])).find(
      ({ period }) => period === periodKey(openedIn),
    );
    overturned.push({
      warning: row,
      period: openedIn,
      raisedAt: openedAt,
      overturnedAt,
      then: warning.value,
      now: verdict?.value ?? null,
      verdictNow: verdict?.verdict ?? 'unknown',
      inputs: await correctedInputs(unit, dictionary, calendar, warning),
    });
  }
  return overturned;
}

/** Items behind the rule whose value is another one than when the warning was raised. */
async function correctedInputs(
  unit: UnitOfWork,
  dictionary: Dictionary,
  calendar: Calendar,
  warning: Warning,
): Promise<Overturned['inputs']> {
  const inputs: Overturned['inputs'] = [];
  for (const { item, period } of ruleInputs(dictionary, calendar, warning.rule, warning.openedIn)) {
    const history = (await unit.observations.history(item.code, warning.subjectId, period)).filter(
      ({ slice }) => slice === undefined,
    );
    const then = newestOf(history.filter(({ insertedAt }) => insertedAt <= warning.openedAt));
    const now = newestOf(history);
    if (then?.value === now?.value) continue;
    inputs.push({ item: item.code, name: item.name, period, then: known(then), now: known(now) });
  }
  return inputs;
}

/** The one in force: known last, of several the one that came last. */
function newestOf(history: readonly StoredObservation[]): StoredObservation | undefined {
  return history.reduce<StoredObservation | undefined>(
    (newest, one) => (newest === undefined || one.knownAt >= newest.knownAt ? one : newest),
    undefined,
  );
}

function known(observation: StoredObservation | undefined): Overturned['inputs'][number]['then'] {
  if (observation === undefined) return { value: null, at: null, source: null };
  const { knownAt, source, value } = observation;
  return { value: value, at: knownAt, source };
}
