import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NewDefinitionDialog, type NewDialogProps } from '../../definitions/index.js';
import { firstRule } from './first-rule.js';

/** A name and what it is about; the rest is drawn. Level and period come from the indicator. */
export function NewRuleDialog({ taken, ...dialog }: NewDialogProps) {
  const { t } = useTranslation('rule-designer');
  const navigate = useNavigate();
  const { dictionary } = dialog;
  return (
    <NewDefinitionDialog
      {...dialog}
      kind="rule"
      title={t('list.new')}
      createText={t('list.create')}
      aboutLabel={t('list.indicator')}
      choices={dictionary.indicators}
      draftOf={(answers) => firstRule(answers, dictionary, taken)}
      onCreated={(code) => navigate({ to: '/rules/$code', params: { code } })}
    />
  );
}
