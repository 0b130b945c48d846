import { validatePack, type Diagnostic, type Pack } from '@zhengai/engine';
import { Failure, type DefinitionKind, type PersonId } from '../../ports/index.js';
import { enqueueRules } from '../evaluation/index.js';
import type { ServiceDeps } from '../service-deps.js';

export interface PackImported {
  readonly pack: string;
  readonly version: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** Where each list of a pack is stored. */
const KINDS: Readonly<Record<DefinitionKind, (pack: Pack) => readonly { readonly code: string }[]>> = {
  level: (pack) => pack.levels,
  attribute: (pack) => pack.attributes,
  severity: (pack) => pack.severities,
  item: (pack) => pack.items,
  indicator: (pack) => pack.indicators,
  standard: (pack) => pack.standards,
  rule: (pack) => pack.rules,
  process: (pack) => pack.processes,
};

/**
 * Holds a pack's object against the schema and its own references.
 *
 * @returns the pack and what is worth knowing about it
 * @throws Failure `pack.invalid`; its parts are the engine's errors
 */
export function checkPack(input: unknown): {
  readonly pack: Pack;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { pack, diagnostics } = validatePack(input);
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  if (!pack || errors.length > 0) {
    throw new Failure(
      'pack.invalid',
      {
        zh: `规则包有 ${errors.length} 处错误,没有导入。`,
        en: `The pack has ${errors.length} error(s) and was not imported.`,
      },
      errors.map(({ path, code, message }) => ({ path, code, message })),
    );
  }
  return { pack, diagnostics };
}

/**
 * Stores a pack as released versions and asks for the evaluation of its rules; a release by whoever imports it.
 *
 * @throws Failure `pack.invalid`
 */
export async function importPack(
  deps: ServiceDeps,
  input: { readonly pack: unknown; readonly by: PersonId | null },
): Promise<PackImported> {
  const { pack } = checkPack(input.pack);
  const definitions = (Object.keys(KINDS) as DefinitionKind[]).flatMap((kind) =>
    KINDS[kind](pack).map((body) => ({ kind, code: body.code, body })),
  );
  const counts = await deps.store.transaction(async (unit) => {
    const counted = await unit.definitions.releasePack(
      {
        pack: pack.pack,
        version: pack.version,
        name: pack.name,
        importedAt: deps.clock.now(),
        importedBy: input.by,
      },
      definitions,
    );
    if (counted.added + counted.changed > 0) {
      const released = await unit.definitions.released();
      const own = released.dictionary.rules.filter(({ code }) => released.packOfRule.get(code) === pack.pack);
      await enqueueRules(unit, released, own, { warn: true });
    }
    return counted;
  });
  return { pack: pack.pack, version: pack.version, ...counts };
}
