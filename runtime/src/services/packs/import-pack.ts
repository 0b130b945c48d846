import { validatePack, type Diagnostic, type Pack } from '@zhengai/engine';
import { DEFINITION_KINDS, Failure, type PersonId, type ReleasedDefinitions } from '../../ports/index.js';
import { DEFINITIONS_BY_KIND } from '../definition-kinds/index.js';
import { enqueueRules } from '../evaluation/index.js';
import type { ServiceDeps } from '../service-deps.js';

export interface PackImported {
  readonly pack: string;
  readonly version: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** What is worth knowing about it: no errors. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Holds a pack's object against the schema and all that it names.
 *
 * @param installed  what it may refer to besides itself
 * @returns          the pack and what is worth knowing about it
 * @throws Failure `pack.invalid`; its parts are the engine's errors
 */
export function checkPack(
  input: unknown,
  installed?: ReleasedDefinitions,
): { readonly pack: Pack; readonly diagnostics: readonly Diagnostic[] } {
  const { pack, diagnostics } = validatePack(input, installed && { installed });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (pack && errors.length === 0) return { pack, diagnostics };
  throw new Failure(
    'pack.invalid',
    {
      zh: `规则包有 ${errors.length} 处错误，不能使用。请按下面的位置修改；引用其他规则包的内容时，请先导入那个规则包。`,
      en: `The pack has ${errors.length} error(s) and cannot be used. Mend the places below; import the packs first that it refers to.`,
    },
    errors.map(({ path, code, message }) => ({ path, code, message })),
  );
}

/**
 * Stores a pack as released versions and asks for the evaluation of its rules, in one transaction; a release by whoever
 * imports it.
 *
 * @throws Failure `pack.invalid`
 */
export async function importPack(
  deps: ServiceDeps,
  input: { readonly pack: unknown; readonly by: PersonId | null },
): Promise<PackImported> {
  return deps.store.transaction(async (unit) => {
    const { pack, diagnostics } = checkPack(input.pack, await unit.definitions.released());
    const definitions = DEFINITION_KINDS.flatMap((kind) => {
      const bodies: readonly { readonly code: string }[] = pack[DEFINITIONS_BY_KIND[kind].list] ?? [];
      return bodies.map((body) => ({ kind, code: body.code, body }));
    });
    const counts = await unit.definitions.releasePack(
      {
        pack: pack.pack,
        version: pack.version,
        name: pack.name,
        importedAt: deps.clock.now(),
        importedBy: input.by,
      },
      definitions,
    );
    if (counts.added + counts.changed > 0) {
      const released = await unit.definitions.released();
      const own = released.dictionary.rules.filter(({ code }) => released.packOfRule.get(code) === pack.pack);
      await enqueueRules(unit, released, own, { warn: true });
    }
    return { pack: pack.pack, version: pack.version, ...counts, diagnostics };
  });
}
