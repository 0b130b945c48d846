import type { Dictionary, Process, ScoreSheet, Target } from '@zhengai/engine';
import type { PersonId } from './people.js';

export const DEFINITION_KINDS = [
  'level',
  'attribute',
  'severity',
  'hierarchy',
  'item',
  'dataSet',
  'evidence',
  'indicator',
  'standard',
  'rule',
  'process',
  'scoreSheet',
  'target',
] as const;
export type DefinitionKind = (typeof DEFINITION_KINDS)[number];
export type DefinitionStatus = 'draft' | 'inReview' | 'released' | 'retired';

/** One version of one definition; released bodies never change. */
export interface Definition {
  readonly id: number;
  readonly kind: DefinitionKind;
  readonly code: string;
  readonly version: number;
  readonly status: DefinitionStatus;
  readonly body: unknown;
  /** Counts the saves of a draft; the HTTP entity tag. */
  readonly revision: number;
  readonly pack: string | null;
  readonly authorId: PersonId | null;
  readonly approverId: PersonId | null;
  readonly releasedAt: string | null;
  readonly updatedAt: string;
}

/** What is in force, and the integer keys and versions under which verdicts are stored. */
export interface ReleasedDefinitions {
  readonly dictionary: Dictionary;
  readonly processes: readonly Process[];
  readonly scoreSheets: readonly ScoreSheet[];
  readonly targets: readonly Target[];
  /** Newest released version by rule code. */
  readonly ruleVersions: ReadonlyMap<string, number>;
  readonly processVersions: ReadonlyMap<string, number>;
  /** Pack by rule code; rules drawn in the designer have none. */
  readonly packOfRule: ReadonlyMap<string, string>;
  /** Changes whenever anything is released: the key of caches. */
  readonly generation: number;
}

export interface InstalledPack {
  readonly pack: string;
  readonly version: number;
  readonly name: { readonly zh: string; readonly en: string };
  readonly importedAt: string;
  readonly importedBy: PersonId | null;
}

export interface DefinitionStore {
  released(): Promise<ReleasedDefinitions>;
  /** Newest version of each, whatever its status, by code. */
  list(kind: DefinitionKind): Promise<Definition[]>;
  versions(kind: DefinitionKind, code: string): Promise<Definition[]>;
  find(kind: DefinitionKind, code: string, version: number): Promise<Definition | undefined>;
  /** The one draft or version in review of a definition, if any. */
  findDraft(kind: DefinitionKind, code: string): Promise<Definition | undefined>;
  /**
   * Creates a draft (`expectedRevision` 0) or saves the existing one.
   * @throws StaleRevision when the stored revision is another one
   */
  saveDraft(draft: {
    readonly kind: DefinitionKind;
    readonly code: string;
    readonly body: unknown;
    readonly authorId: PersonId | null;
    readonly expectedRevision: number;
    readonly at: string;
  }): Promise<Definition>;
  /**
   * Moves a version along its life, guarded by the status it must have now. A draft gets a higher version when it
   * is released, should a newer one have been released meanwhile.
   *
   * @throws Failure `definition.status`
   */
  setStatus(
    id: number,
    from: DefinitionStatus,
    to: DefinitionStatus,
    by: PersonId | null,
    at: string,
  ): Promise<Definition>;
  /**
   * Stores a whole pack as released versions; unchanged bodies keep their version. What an earlier version of the
   * pack held and this one does not stays in force.
   */
  releasePack(
    pack: InstalledPack,
    definitions: readonly { readonly kind: DefinitionKind; readonly code: string; readonly body: unknown }[],
  ): Promise<{ readonly added: number; readonly changed: number; readonly unchanged: number }>;
  packs(): Promise<InstalledPack[]>;
}

/** Somebody saved in between. */
export class StaleRevision extends Error {
  readonly code = 'definition.stale';
  constructor(readonly actual: number) {
    super('the definition was changed by somebody else');
  }
}
