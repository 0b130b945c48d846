import { useQuery } from '@tanstack/react-query';
import type { DefinitionView, DictionaryView } from '@zhengai/runtime/contract';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Bones, PageFrame } from '../page/index.js';
import { ProblemNote } from '../problem/index.js';
import { definitionListQuery, dictionaryQuery, type DefinitionKind } from './definition-queries.js';
import type { NewDialogProps } from './new-definition-dialog.js';

interface DefinitionListPageProps {
  readonly kind: DefinitionKind;
  readonly title: string;
  readonly lead: string;
  /** On the button that opens the dialog. */
  readonly newText: string;
  readonly table: (definitions: readonly DefinitionView[], world: DictionaryView) => ReactNode;
  readonly dialog: (props: NewDialogProps) => ReactNode;
}

/** All definitions of a kind, and the way to a new one. */
export function DefinitionListPage({ kind, title, lead, newText, table, dialog }: DefinitionListPageProps) {
  const definitions = useQuery(definitionListQuery(kind));
  const world = useQuery(dictionaryQuery);
  const [creating, setCreating] = useState(false);
  const error = definitions.error ?? world.error;
  return (
    <PageFrame
      title={title}
      lead={lead}
      actions={
        <Button
          type="primary"
          disabled={!definitions.data || !world.data}
          onClick={() => {
            setCreating(true);
          }}
        >
          {newText}
        </Button>
      }
    >
      {error ? <ProblemNote error={error} /> : null}
      {definitions.data && world.data ? (
        <>
          {table(definitions.data, world.data)}
          {dialog({
            dictionary: world.data.dictionary,
            taken: definitions.data.map(({ code }) => code),
            open: creating,
            onClose: () => {
              setCreating(false);
            },
          })}
        </>
      ) : (
        <Bones rows={10} height={36} />
      )}
    </PageFrame>
  );
}
