import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Rule } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { dictionaryQuery, useDefinition } from '../../definitions/index.js';
import { Bones, PageFrame } from '../../page/index.js';
import { ProblemNote } from '../../problem/index.js';
import { RuleWorkshop } from './rule-workshop.js';

/** `/rules/$code`: one rule, drawn, tried and released. */
export function RuleDesignerPage() {
  const { code } = useParams({ from: '/rules/$code' });
  // another rule is another page, with its own draft
  return <OneRule key={code} code={code} />;
}

function OneRule({ code }: { readonly code: string }) {
  const { t } = useTranslation('rule-designer');
  const life = useDefinition('rule', code);
  const world = useQuery(dictionaryQuery);
  const error = life.current ? world.error : (life.error ?? world.error);
  if (!life.current || !world.data) {
    return (
      <PageFrame title={t('title')}>
        {error ? <ProblemNote error={error} /> : <Bones rows={8} height={40} />}
      </PageFrame>
    );
  }
  return <RuleWorkshop key={life.round} life={life} world={world.data} saved={life.current.body as Rule} />;
}
