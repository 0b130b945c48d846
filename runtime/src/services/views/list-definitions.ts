import type { Diagnostic, Dictionary } from '@zhengai/engine';
import type { DefinitionView, DictionaryView } from '../../contract/index.js';
import type { Definition, DefinitionKind, UnitOfWork } from '../../ports/index.js';
import { DEFINITIONS_BY_KIND } from '../definition-kinds/index.js';
import type { ViewDependencies } from './view-dependencies.js';
import { nameOf, peopleById } from './warning-rows.js';

/** The newest version of each definition of a kind, by code; checked only where it is not yet released. */
export async function listDefinitions(
  { store }: ViewDependencies,
  kind: DefinitionKind,
): Promise<DefinitionView[]> {
  return definitionViews(store.read, await store.read.definitions.list(kind));
}

/** Every version of one definition, the newest first; empty when there is none. */
export async function listVersions(
  { store }: ViewDependencies,
  kind: DefinitionKind,
  code: string,
): Promise<DefinitionView[]> {
  const versions = await store.read.definitions.versions(kind, code);
  return definitionViews(
    store.read,
    [...versions].sort((a, b) => b.version - a.version),
  );
}

export async function definitionViews(
  unit: Pick<UnitOfWork, 'definitions' | 'people'>,
  definitions: readonly Definition[],
): Promise<DefinitionView[]> {
  const { dictionary } = await unit.definitions.released();
  const people = await peopleById(
    unit,
    definitions.flatMap(({ authorId, approverId }) => [authorId, approverId].filter((id) => id !== null)),
  );
  return definitions.map((definition) => ({
    id: definition.id,
    kind: definition.kind,
    code: definition.code,
    version: definition.version,
    status: definition.status,
    body: definition.body,
    revision: definition.revision,
    pack: definition.pack,
    author: nameOf(people, definition.authorId),
    authorId: definition.authorId,
    approver: nameOf(people, definition.approverId),
    releasedAt: definition.releasedAt,
    updatedAt: definition.updatedAt,
    diagnostics:
      definition.status === 'draft' || definition.status === 'inReview'
        ? [...diagnosticsOf(definition, dictionary)]
        : [],
  }));
}

function diagnosticsOf({ kind, code, body }: Definition, dictionary: Dictionary): readonly Diagnostic[] {
  try {
    return DEFINITIONS_BY_KIND[kind].check?.(body, dictionary) ?? [];
  } catch {
    // a draft may hold anything; what the check cannot even read is one finding, not a failed page
    return [
      {
        code: 'definition.unreadable',
        severity: 'error',
        message: { zh: '定义的结构不完整,无法检查。', en: 'The definition is too incomplete to be checked.' },
        path: `${kind}/${code}`,
      },
    ];
  }
}

/** Everything in force, as the engine takes it. */
export async function getDictionary({ store }: ViewDependencies): Promise<DictionaryView> {
  const { ruleVersions, ...released } = await store.read.definitions.released();
  const { dictionary, processes, scoreSheets, targets } = released;
  return { dictionary, processes, scoreSheets, targets, ruleVersions: Object.fromEntries(ruleVersions) };
}
