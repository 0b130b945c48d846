import { ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { LeaveGuard } from '../editing/index.js';
import { PageFrame } from '../page/index.js';
import { DefinitionActions, type DefinitionActionsProps } from './definition-actions.js';
import { DefinitionNotes } from './definition-notes.js';

interface WorkshopFrameProps extends DefinitionActionsProps {
  readonly title: string;
  readonly lead: ReactNode;
  /** The way back to the list. */
  readonly back: ReactNode;
  readonly isFrozen: boolean;
  /** Before the steps to release. */
  readonly tools?: ReactNode;
  /** What is to be said beside the notes of every definition. */
  readonly notes?: ReactNode;
  readonly children: ReactNode;
}

/** Around all that a definition is edited with: its steps to release, what is to be said of it, and no way out unsaved. */
export function WorkshopFrame({
  title,
  lead,
  back,
  isFrozen,
  tools,
  notes,
  children,
  ...actions
}: WorkshopFrameProps) {
  const { life, body, changed, describe } = actions;
  return (
    <PageFrame
      title={title}
      back={back}
      lead={lead}
      actions={
        <>
          {tools}
          <DefinitionActions {...actions} />
        </>
      }
    >
      <LeaveGuard
        changed={changed && !isFrozen}
        onSave={body === undefined ? undefined : () => life.save(body)}
      />
      <DefinitionNotes life={life} changed={changed} describe={describe} />
      {notes}
      <ConfigProvider componentDisabled={isFrozen}>{children}</ConfigProvider>
    </PageFrame>
  );
}
