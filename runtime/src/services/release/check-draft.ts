import { checkModel, type Diagnostic, type ModelDefinitions, type Rule } from '@zhengai/engine';
import type { Definition } from '../../ports/index.js';
import { DEFINITIONS_BY_KIND } from '../definition-kinds/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { errorsOfDefinition } from './check-definition.js';

/** Everything that is wrong with a draft beside what is released; nothing is stored. */
export async function checkDraft(
  { store }: Pick<ServiceDeps, 'store'>,
  draft: Pick<Definition, 'kind' | 'code' | 'body'>,
): Promise<readonly Diagnostic[]> {
  const { dictionary, processes, scoreSheets, targets } = await store.read.definitions.released();
  const faults = errorsOfDefinition(draft, dictionary);
  if (faults.some(({ code }) => code === 'definition.shape')) return faults;
  const { list } = DEFINITIONS_BY_KIND[draft.kind];
  const beside = draft.kind === 'rule' ? rulesBeside(draft.body as Rule, dictionary.rules) : [];
  const own = { [list]: [draft.body, ...beside] } as Partial<ModelDefinitions>;
  const place = `${list}/${draft.code}`;
  return checkModel(own, { ...dictionary, processes, scoreSheets, targets }).filter(
    ({ path }) => path === place || path.startsWith(`${place}/`),
  );
}

/** Rules that a rule may repeat or contradict. */
function rulesBeside({ code, level, periodKind }: Rule, rules: readonly Rule[]): readonly Rule[] {
  return rules.filter((one) => one.code !== code && one.level === level && one.periodKind === periodKind);
}
