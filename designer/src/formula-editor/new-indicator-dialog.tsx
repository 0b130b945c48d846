import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NewDefinitionDialog, type NewDialogProps } from '../definitions/index.js';
import { useLanguage } from '../i18n/index.js';
import { firstDraft } from './first-draft.js';

/** A name and what it starts from; the formula is written after that. */
export function NewIndicatorDialog({ taken, ...dialog }: NewDialogProps) {
  const { t } = useTranslation('formula-editor');
  const language = useLanguage();
  const navigate = useNavigate();
  const { dictionary } = dialog;
  return (
    <NewDefinitionDialog
      {...dialog}
      kind="indicator"
      title={t('new.title')}
      createText={t('new.create')}
      aboutLabel={t('new.item')}
      aboutHelp={t('new.itemHelp')}
      choices={dictionary.items.filter(({ valueType }) => valueType === 'number')}
      draftOf={(answers) => firstDraft(answers, dictionary, taken, language)}
      onCreated={(code) => navigate({ to: '/indicators/$code', params: { code } })}
    />
  );
}
