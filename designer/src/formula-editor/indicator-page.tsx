import { useParams } from '@tanstack/react-router';
import type { Indicator } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { DefinitionPage } from '../definitions/index.js';
import { IndicatorWorkshop } from './indicator-workshop.js';

/** `/indicators/$code`: one indicator and its formulas. */
export function IndicatorPage() {
  const { t } = useTranslation('formula-editor');
  const { code } = useParams({ from: '/indicators/$code' });
  return (
    <DefinitionPage
      key={code}
      kind="indicator"
      code={code}
      title={t('indicator')}
      workshop={(life, { dictionary }, saved) => (
        <IndicatorWorkshop life={life} dictionary={dictionary} saved={saved as Indicator} />
      )}
    />
  );
}
