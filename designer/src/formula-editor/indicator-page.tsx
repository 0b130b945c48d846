import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Indicator } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { dictionaryQuery, useDefinition } from '../definitions/index.js';
import { Bones, PageFrame } from '../page/index.js';
import { ProblemNote } from '../problem/index.js';
import { IndicatorWorkshop } from './indicator-workshop.js';

/** `/indicators/$code`: one indicator and its formulas. */
export function IndicatorPage() {
  const { code } = useParams({ from: '/indicators/$code' });
  // another indicator is another page, with its own draft
  return <OneIndicator key={code} code={code} />;
}

function OneIndicator({ code }: { readonly code: string }) {
  const { t } = useTranslation('formula-editor');
  const life = useDefinition('indicator', code);
  const world = useQuery(dictionaryQuery);
  const error = world.error ?? (life.current ? undefined : life.error);
  if (!life.current || !world.data) {
    return (
      <PageFrame title={t('indicator')}>
        {error ? <ProblemNote error={error} /> : <Bones rows={8} height={40} />}
      </PageFrame>
    );
  }
  return (
    <IndicatorWorkshop
      key={life.round}
      life={life}
      dictionary={world.data.dictionary}
      saved={life.current.body as Indicator}
    />
  );
}
