import { useParams } from '@tanstack/react-router';
import type { Rule } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { DefinitionPage } from '../../definitions/index.js';
import { RuleWorkshop } from './rule-workshop.js';

/** `/rules/$code`: one rule, drawn, tried and released. */
export function RuleDesignerPage() {
  const { t } = useTranslation('rule-designer');
  const { code } = useParams({ from: '/rules/$code' });
  return (
    <DefinitionPage
      key={code}
      kind="rule"
      code={code}
      title={t('title')}
      workshop={(life, world, saved) => <RuleWorkshop life={life} world={world} saved={saved as Rule} />}
    />
  );
}
