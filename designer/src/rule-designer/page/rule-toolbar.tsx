import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { UndoButtons } from '../../editing/index.js';
import { Toolbar } from '../../page/index.js';
import { freshId, type RuleNodeKind } from '../document/index.js';
import { typeOf } from '../node-types/index.js';
import type { Workshop } from './use-workshop.js';

export type View = 'canvas' | 'sentence' | 'code';

const VIEWS: readonly View[] = ['canvas', 'sentence', 'code'];
const ADDABLE: readonly RuleNodeKind[] = ['fact', 'comparison', 'all', 'any', 'not'];

interface RuleToolbarProps {
  readonly workshop: Workshop;
  readonly view: View;
  readonly isFrozen: boolean;
  readonly onView: (view: View) => void;
}

/** The three views of a rule, new parts for the canvas, undo and redo. */
export function RuleToolbar({ workshop, view, isFrozen, onView }: RuleToolbarProps) {
  const { t } = useTranslation('rule-designer');
  const { surroundings, command, select, editing } = workshop;
  const add = (kind: RuleNodeKind): void => {
    const id = freshId(surroundings.document, kind);
    const node = typeOf(kind).create?.(id, surroundings);
    if (!node) return;
    command({ kind: 'addNode', node });
    select(id);
  };
  return (
    <Toolbar label={t('toolbar')} end={isFrozen ? null : <UndoButtons editing={editing} />}>
      <Segmented
        value={view}
        onChange={onView}
        aria-label={t('view.label')}
        options={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
      />
      {view === 'canvas' && !isFrozen
        ? ADDABLE.map((kind) => (
            <Button
              key={kind}
              onClick={() => {
                add(kind);
              }}
            >
              {t(`add.${kind}`)}
            </Button>
          ))
        : null}
    </Toolbar>
  );
}
