import type { DefinitionView } from '@zhengai/runtime/contract';
import { sameBody } from './same-body.js';

/** What a page edits from, and what others have saved since. */
export interface DraftBase {
  /** The version whose body the page's changes are counted from, and whose revision a save names. */
  readonly base: DefinitionView;
  /** Another body that somebody saved meanwhile. */
  readonly newer?: DefinitionView;
}

/** The draft or version in review, else the newest one. */
export function currentOf(versions: readonly DefinitionView[]): DefinitionView | undefined {
  return versions.find(isDraft) ?? versions[0];
}

/** Follows what the server says now: another status or revision of the same body is taken over in silence. */
export function followServer(known: DraftBase | undefined, now: DefinitionView): DraftBase {
  if (!known) return { base: now };
  const { base } = known;
  if (isEarlier(now, base)) return known;
  if (sameBody(now.body, base.body)) return sameState(now, base) && !known.newer ? known : { base: now };
  return known.newer && sameState(known.newer, now) ? known : { base, newer: now };
}

/** Revision that a save or a step names; 0 where there is no draft yet. */
export function revisionOf(base: DefinitionView | undefined): number {
  return base && isDraft(base) ? base.revision : 0;
}

function isDraft({ status }: DefinitionView): boolean {
  return status === 'draft' || status === 'inReview';
}

function isEarlier(a: DefinitionView, b: DefinitionView): boolean {
  return a.updatedAt < b.updatedAt;
}

function sameState(a: DefinitionView, b: DefinitionView): boolean {
  return a.id === b.id && a.revision === b.revision && a.status === b.status && a.updatedAt === b.updatedAt;
}
