import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Editing } from './use-editing.js';

/** Undo and redo, for those who do not know the keys. */
export function UndoButtons<D, C>({ editing }: { readonly editing: Editing<D, C> }) {
  const { t } = useTranslation('editing');
  const { history } = editing;
  return (
    <>
      <Tooltip title={t('undo')}>
        <Button
          icon={<UndoOutlined />}
          aria-label={t('undo')}
          disabled={history.undo.length === 0}
          onClick={editing.undo}
        />
      </Tooltip>
      <Tooltip title={t('redo')}>
        <Button
          icon={<RedoOutlined />}
          aria-label={t('redo')}
          disabled={history.redo.length === 0}
          onClick={editing.redo}
        />
      </Tooltip>
    </>
  );
}
