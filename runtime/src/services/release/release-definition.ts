import type { Diagnostic } from '@zhengai/engine';
import {
  Failure,
  StaleRevision,
  type Definition,
  type DefinitionKind,
  type DefinitionStatus,
  type PersonId,
  type UnitOfWork,
} from '../../ports/index.js';
import { enqueueRules } from '../evaluation/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { rulesAffectedByRelease } from './affected-rules.js';
import { errorsOfDefinition } from './check-definition.js';

export interface DefinitionAction {
  readonly kind: DefinitionKind;
  readonly code: string;
  readonly by: PersonId;
  /** Revision the person has seen. */
  readonly expectedRevision?: number;
}

/**
 * Draft → in review.
 *
 * @throws Failure `definition.notFound`, `definition.notDraft`, `definition.invalid` (parts: the engine's errors)
 * @throws StaleRevision
 */
export async function submitDefinition(deps: ServiceDeps, input: DefinitionAction): Promise<Definition> {
  return deps.store.transaction(async (unit) => {
    const draft = await getInStatus(unit, input, 'draft');
    await assertReleasable(unit, draft);
    return setStatus(unit, deps, draft, 'inReview', input.by);
  });
}

/**
 * In review → draft again.
 *
 * @throws as `submitDefinition`, and Failure `definition.notInReview`
 */
export async function returnDefinition(deps: ServiceDeps, input: DefinitionAction): Promise<Definition> {
  return deps.store.transaction(async (unit) =>
    setStatus(unit, deps, await getInStatus(unit, input, 'inReview'), 'draft', input.by),
  );
}

/**
 * In review → released, by a second person; what depends on the definition is evaluated by the workers.
 *
 * @param alongside  what has to happen in the same transaction
 * @throws as `returnDefinition`, and Failure `definition.sameAuthor`
 */
export async function releaseDefinition(
  deps: ServiceDeps,
  input: DefinitionAction,
  alongside?: (unit: UnitOfWork, released: Definition) => Promise<void>,
): Promise<Definition> {
  return deps.store.transaction(async (unit) => {
    const reviewed = await getInStatus(unit, input, 'inReview');
    if (reviewed.authorId === input.by) {
      throw new Failure('definition.sameAuthor', {
        zh: '起草人不能批准自己的定义。请由另一位有权限的同事批准。',
        en: 'Whoever wrote a definition cannot approve it. Ask a colleague who may.',
      });
    }
    await assertReleasable(unit, reviewed);
    const released = await setStatus(unit, deps, reviewed, 'released', input.by);
    const inForce = await unit.definitions.released();
    const messages = await enqueueRules(
      unit,
      inForce,
      rulesAffectedByRelease(inForce.dictionary, released.kind, released.code),
      { warn: true },
    );
    await alongside?.(unit, released);
    deps.log.info(
      { kind: released.kind, code: released.code, version: released.version, messages },
      'released',
    );
    return released;
  });
}

async function getInStatus(
  unit: UnitOfWork,
  input: DefinitionAction,
  status: Extract<DefinitionStatus, 'draft' | 'inReview'>,
): Promise<Definition> {
  const found = await unit.definitions.findDraft(input.kind, input.code);
  if (!found) {
    throw new Failure('definition.notFound', {
      zh: `“${input.code}”没有草稿。请先编辑并保存草稿。`,
      en: `${input.code} has no draft. Edit and save one first.`,
    });
  }
  if (input.expectedRevision !== undefined && found.revision !== input.expectedRevision) {
    throw new StaleRevision(found.revision);
  }
  if (found.status === status) return found;
  throw status === 'draft'
    ? new Failure('definition.notDraft', {
        zh: `“${input.code}”已在审核中。请等待批准,或先退回。`,
        en: `${input.code} is in review already. Wait for the approval, or have it returned first.`,
      })
    : new Failure('definition.notInReview', {
        zh: `“${input.code}”还没有送审。请先送审。`,
        en: `${input.code} is not in review. Send it to review first.`,
      });
}

async function assertReleasable(unit: UnitOfWork, definition: Definition): Promise<void> {
  const { dictionary } = await unit.definitions.released();
  const errors = errorsOfDefinition(definition, dictionary);
  if (errors.length === 0) return;
  throw new Failure(
    'definition.invalid',
    {
      zh: `“${definition.code}”有 ${errors.length} 处错误,改正后才能送审和发布。`,
      en: `${definition.code} has ${errors.length} errors; it can be reviewed and released once they are corrected.`,
    },
    errors.map(({ code, message, path }: Diagnostic) => ({ code, message, path })),
  );
}

async function setStatus(
  unit: UnitOfWork,
  { clock }: Pick<ServiceDeps, 'clock'>,
  definition: Definition,
  to: DefinitionStatus,
  by: PersonId,
): Promise<Definition> {
  const changed = await unit.definitions.setStatus(definition.id, definition.status, to, by, clock.now());
  const { code, id, kind } = changed;
  await unit.changes.publish([{ kind: 'definition', id, data: { kind, code, status: to } }]);
  return changed;
}
