import type { MatterDetail, MatterView } from '../../contract/index.js';
import type { MatterCount, MatterId } from '../../ports/index.js';
import { definitionNames } from './definition-names.js';
import { listWarnings, warningFilter, type WarningChoice, type WarningListQuery } from './list-warnings.js';
import type { ViewDependencies } from './view-dependencies.js';
import type { Visibility } from './visibility.js';
import { subjectsById } from './warning-rows.js';

/** Matters with warnings that a person may see and that answer their choice, the most recently changed first. */
export async function listMatters(
  deps: ViewDependencies,
  visibility: Visibility,
  choice: WarningChoice & { readonly limit: number },
): Promise<MatterView[]> {
  const filter = await warningFilter(deps, visibility, choice);
  return matterViews(deps, await deps.store.read.matters.list(filter, choice.limit));
}

/** One matter and its rows; `undefined` when there is none or the person sees no row of it. */
export async function findMatter(
  deps: ViewDependencies,
  visibility: Visibility,
  id: MatterId,
  query: Omit<WarningListQuery, 'matterId'>,
): Promise<MatterDetail | undefined> {
  const { matters } = deps.store.read;
  const filter = await warningFilter(deps, visibility, { matterId: id });
  const [matter] = await matterViews(deps, await matters.list(filter, 1));
  if (matter === undefined) return undefined;
  return { matter, ...(await listWarnings(deps, visibility, { ...query, matterId: id })) };
}

async function matterViews(
  { store }: ViewDependencies,
  matters: readonly MatterCount[],
): Promise<MatterView[]> {
  const names = definitionNames(await store.read.definitions.released());
  const departments = await subjectsById(
    store.read,
    matters.flatMap(({ departmentId }) => departmentId ?? []),
  );
  return matters.map((matter) => {
    const { acknowledged, departmentId, firstOpenedAt, id, open, rows, rule, severities, updatedAt } = matter;
    const [worst] = severities.map((code) => names.severity(code)).sort((a, b) => b.rank - a.rank);
    const { code, colour, name, rank } = worst ?? names.severity('');
    return {
      id,
      rule,
      ruleName: names.ruleName(rule),
      department:
        departmentId === null ? null : { id: departmentId, name: departments.get(departmentId)?.name ?? '' },
      rows,
      open,
      acknowledged,
      severity: { code, name, rank, colour },
      firstOpenedAt,
      updatedAt,
    };
  });
}
