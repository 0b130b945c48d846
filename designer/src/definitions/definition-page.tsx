import { useQuery } from '@tanstack/react-query';
import type { DefinitionView, DictionaryView } from '@zhengai/runtime/contract';
import { Fragment, type ReactNode } from 'react';
import { Bones, PageFrame } from '../page/index.js';
import { ProblemNote } from '../problem/index.js';
import { dictionaryQuery, type DefinitionKind } from './definition-queries.js';
import { useDefinition, type DefinitionLife } from './use-definition.js';

interface DefinitionPageProps {
  readonly kind: DefinitionKind;
  readonly code: string;
  /** Until the definition is there. */
  readonly title: string;
  readonly workshop: (
    life: DefinitionLife,
    world: DictionaryView,
    saved: DefinitionView['body'],
  ) => ReactNode;
}

/** One definition with its draft; another one is another page, with a `key` of its own. */
export function DefinitionPage({ kind, code, title, workshop }: DefinitionPageProps) {
  const life = useDefinition(kind, code);
  const world = useQuery(dictionaryQuery);
  const error = life.current ? world.error : (life.error ?? world.error);
  if (!life.current || !world.data) {
    return (
      <PageFrame title={title}>
        {error ? <ProblemNote error={error} /> : <Bones rows={8} height={40} />}
      </PageFrame>
    );
  }
  return <Fragment key={life.round}>{workshop(life, world.data, life.current.body)}</Fragment>;
}
