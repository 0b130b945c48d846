import type { Definition, DefinitionKind, PersonId } from '../../ports/index.js';
import type { ServiceDeps } from '../service-deps.js';

interface DefinitionAction {
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
  throw new Error(`not built yet: ${deps.clock.now()} ${input.code}`);
}

/** In review → draft again. @throws as `submitDefinition`, `definition.notInReview` */
export async function returnDefinition(deps: ServiceDeps, input: DefinitionAction): Promise<Definition> {
  throw new Error(`not built yet: ${deps.clock.now()} ${input.code}`);
}

/**
 * In review → released, by a second person; what depends on the definition is evaluated by the workers.
 *
 * @throws as `returnDefinition`, and Failure `definition.sameAuthor`
 */
export async function releaseDefinition(deps: ServiceDeps, input: DefinitionAction): Promise<Definition> {
  throw new Error(`not built yet: ${deps.clock.now()} ${input.code}`);
}
