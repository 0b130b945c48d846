import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Process } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { dictionaryQuery, useDefinition } from '../../definitions/index.js';
import { Bones, PageFrame } from '../../page/index.js';
import { ProblemNote } from '../../problem/index.js';
import { ProcessWorkshop } from './process-workshop.js';

/** `/workflows/$code`: one improvement workflow, drawn and released. */
export function ProcessDesignerPage() {
  const { code } = useParams({ from: '/workflows/$code' });
  // another workflow is another page, with its own draft
  return <OneProcess key={code} code={code} />;
}

function OneProcess({ code }: { readonly code: string }) {
  const { t } = useTranslation('process-designer');
  const life = useDefinition('process', code);
  const world = useQuery(dictionaryQuery);
  const error = life.current ? world.error : (life.error ?? world.error);
  if (!life.current || !world.data) {
    return (
      <PageFrame title={t('workflow')}>
        {error ? <ProblemNote error={error} /> : <Bones rows={8} height={40} />}
      </PageFrame>
    );
  }
  return (
    <ProcessWorkshop
      key={life.round}
      life={life}
      dictionary={world.data.dictionary}
      saved={life.current.body as Process}
    />
  );
}
