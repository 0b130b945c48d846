import {
  Failure,
  type Clock,
  type Definition,
  type DefinitionKind,
  type PersonId,
  type Store,
} from '../../ports/index.js';

/**
 * Keeps a draft as it is, complete or not; what is wrong with it is told when it is looked at.
 *
 * @param input.expectedRevision  revision the person has seen, 0 for a new draft
 * @throws StaleRevision
 * @throws Failure `definition.otherCode`, `definition.notDraft`
 */
export async function saveDefinitionDraft(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  input: {
    readonly kind: DefinitionKind;
    readonly code: string;
    readonly body: unknown;
    readonly by: PersonId;
    readonly expectedRevision: number;
  },
): Promise<Definition> {
  const { kind, code, body } = input;
  if (codeOf(body) !== code) {
    throw new Failure('definition.otherCode', {
      zh: '草稿的编码与保存的位置不一致;请重新打开后再保存。',
      en: 'The draft has another code than the place it is saved at. Open it again, then save.',
    });
  }
  return store.transaction(async (unit) => {
    const saved = await unit.definitions.saveDraft({
      kind,
      code,
      body,
      authorId: input.by,
      expectedRevision: input.expectedRevision,
      at: clock.now(),
    });
    await unit.changes.publish([{ kind: 'definition', id: saved.id, data: { kind, code } }]);
    return saved;
  });
}

function codeOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
}
