import { useParams } from '@tanstack/react-router';
import type { Process } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { DefinitionPage } from '../../definitions/index.js';
import { ProcessWorkshop } from './process-workshop.js';

/** `/workflows/$code`: one improvement workflow, drawn and released. */
export function ProcessDesignerPage() {
  const { t } = useTranslation('process-designer');
  const { code } = useParams({ from: '/workflows/$code' });
  return (
    <DefinitionPage
      key={code}
      kind="process"
      code={code}
      title={t('workflow')}
      workshop={(life, { dictionary }, saved) => (
        <ProcessWorkshop life={life} dictionary={dictionary} saved={saved as Process} />
      )}
    />
  );
}
