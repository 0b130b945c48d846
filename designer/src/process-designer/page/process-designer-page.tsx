import { useParams } from '@tanstack/react-router';
import type { Process } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { useDefinition } from '../../definitions/index.js';
import { Bones, PageFrame } from '../../page/index.js';
import { ProblemNote } from '../../problem/index.js';
import { ProcessWorkshop } from './process-workshop.js';

/** `/workflows/$code`: one improvement workflow, drawn and released. */
export function ProcessDesignerPage() {
  const { t } = useTranslation('process-designer');
  const { code } = useParams({ from: '/workflows/$code' });
  const life = useDefinition('process', code);
  if (!life.current) {
    return (
      <PageFrame title={t('workflow')}>
        {life.error ? <ProblemNote error={life.error} /> : <Bones rows={8} height={40} />}
      </PageFrame>
    );
  }
  return <ProcessWorkshop key={code} life={life} saved={life.current.body as Process} />;
}
