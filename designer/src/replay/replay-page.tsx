import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Rule } from '@zhengai/engine';
import type { DefinitionView, ReplayRequest, ReplayView } from '@zhengai/runtime/contract';
import { Button, Checkbox, Form, Input } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/index.js';
import { definitionQuery } from '../definitions/index.js';
import { useLocalized } from '../i18n/index.js';
import { BackLink, Bones, PageFrame, Panel } from '../page/index.js';
import { ProblemNote } from '../problem/index.js';
import { ReplayResult } from './replay-result.js';
import styles from './replay.module.css';

/** `/rules/$code/replay`: what a rule would have raised over past data, before anybody is told of anything. */
export function ReplayPage() {
  const { t } = useTranslation('replay');
  const { code } = useParams({ from: '/rules/$code/replay' });
  const localized = useLocalized();
  const { data, error, refetch } = useQuery(definitionQuery('rule', code));
  const newest = data?.[0];
  return (
    <PageFrame
      title={newest ? t('titleOf', { rule: localized((newest.body as Rule).name) }) : t('title')}
      lead={t('lead')}
      back={<BackLink to="/rules">{t('back')}</BackLink>}
    >
      {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {data && newest ? (
        <Replay versions={data} newest={newest} />
      ) : error ? null : (
        <Bones rows={6} height={40} />
      )}
    </PageFrame>
  );
}

interface Fields {
  readonly from: string;
  readonly to: string;
  readonly compare: boolean;
}

const USUAL_YEARS = 2;

interface ReplayProps {
  readonly versions: readonly DefinitionView[];
  readonly newest: DefinitionView;
}

function Replay({ versions, newest }: ReplayProps) {
  const { t } = useTranslation('replay');
  const rule = newest.body as Rule;
  const canCompare = newest.status !== 'released' && versions.some(({ status }) => status === 'released');
  const running = useRef<AbortController>(undefined);
  const replaying = useMutation({
    mutationFn: (body: ReplayRequest) => {
      running.current = new AbortController();
      const { signal } = running.current;
      return api.request<ReplayView>('/api/replay', { method: 'POST', body, signal });
    },
  });
  const today = new Date().toISOString().slice(0, 10);
  const start = `${String(Number(today.slice(0, 4)) - USUAL_YEARS)}${today.slice(4)}`;
  const stop = (): void => {
    running.current?.abort();
    replaying.reset();
  };
  return (
    <>
      <Panel title={t('ask')}>
        <Form<Fields>
          layout="inline"
          className={styles.form ?? ''}
          requiredMark={false}
          initialValues={{ from: start, to: today, compare: canCompare }}
          onFinish={({ compare, from, to }) =>
            replaying.mutate({ rule, from, to, ...(compare ? { compare: newest.code } : {}) })
          }
        >
          <Form.Item name="from" label={t('from')} rules={[{ required: true, message: t('dayNeeded') }]}>
            <Input type="date" max={today} />
          </Form.Item>
          <Form.Item name="to" label={t('to')} rules={[{ required: true, message: t('dayNeeded') }]}>
            <Input type="date" max={today} />
          </Form.Item>
          {canCompare ? (
            <Form.Item name="compare" valuePropName="checked">
              <Checkbox>{t('compare')}</Checkbox>
            </Form.Item>
          ) : null}
          <Button type="primary" htmlType="submit" loading={replaying.isPending}>
            {t('run')}
          </Button>
          {replaying.isPending ? <Button onClick={stop}>{t('stop')}</Button> : null}
        </Form>
      </Panel>
      <div aria-live="polite">
        {replaying.isPending ? <p className={styles.soft}>{t('running')}</p> : null}
        {replaying.error ? <ProblemNote error={replaying.error} /> : null}
        {replaying.data ? <ReplayResult view={replaying.data} /> : null}
      </div>
    </>
  );
}
