import type { Process, ProcessNode } from '@zhengai/engine';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { UndoButtons, type Editing } from '../../editing/index.js';
import { Toolbar } from '../../page/index.js';
import { lineOf, newUserTask, newVerification, type ProcessCommand } from '../document/index.js';

interface ProcessToolbarProps {
  readonly editing: Editing<Process, ProcessCommand>;
  readonly selected: string | undefined;
  readonly isFrozen: boolean;
  readonly onSelect: (id: string) => void;
}

/** New steps, which come behind the selected one, and undo and redo. */
export function ProcessToolbar({ editing, selected, isFrozen, onSelect }: ProcessToolbarProps) {
  const { t } = useTranslation('process-designer');
  const process = editing.history.document;
  const verification = newVerification(process);
  const insert = (node: ProcessNode): void => {
    const line = lineOf(process);
    const isInside = selected !== undefined && line.includes(selected) && selected !== line.at(-1);
    const after = isInside ? selected : line.at(-2);
    if (after === undefined) return;
    editing.perform({ kind: 'insertAfter', after, node });
    onSelect(node.id);
  };
  if (isFrozen) return null;
  return (
    <Toolbar label={t('toolbar')} end={<UndoButtons editing={editing} />}>
      <Button
        onClick={() => {
          insert(newUserTask(process));
        }}
      >
        {t('addTask')}
      </Button>
      {verification ? (
        <Button
          onClick={() => {
            insert(verification);
          }}
        >
          {t('addVerification')}
        </Button>
      ) : null}
    </Toolbar>
  );
}
