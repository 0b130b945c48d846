import type { Rule } from '@zhengai/engine';
import type { DictionaryView } from '@zhengai/runtime/contract';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sameBody, WorkshopFrame, type DefinitionLife } from '../../definitions/index.js';
import { filledText } from '../../editing/index.js';
import { useLocalized } from '../../i18n/index.js';
import { BackLink, Bones, Panel } from '../../page/index.js';
import { RuleCanvas } from '../canvas/index.js';
import { fromRule } from '../document/index.js';
import { NodeInspector, RuleInspector } from '../inspector/index.js';
import { PreviewPanel } from '../preview/index.js';
import { SentenceView } from '../sentence-view/index.js';
import { DRAWING_PLACE, focusForm, focusNode, FORM_PLACE, isPlainEscape } from './focus-places.js';
import { ProblemList } from './problem-list.js';
import { RuleLead } from './rule-lead.js';
import { RuleSentence } from './rule-sentence.js';
import { RuleRelease } from './rule-release.js';
import { RuleToolbar, type View } from './rule-toolbar.js';

import { useWorkshop } from './use-workshop.js';
import styles from './rule-workshop.module.css';

const RuleCode = lazy(async () => ({ default: (await import('../code-view/index.js')).RuleCode }));

interface RuleWorkshopProps {
  readonly life: DefinitionLife;
  readonly world: DictionaryView;
  readonly saved: Rule;
}

/** Canvas, sentence and code of one rule, in step; beside them what it would do. */
export function RuleWorkshop({ life, world, saved }: RuleWorkshopProps) {
  const { t } = useTranslation('rule-designer');
  const localized = useLocalized();
  const isFrozen = life.current?.status === 'inReview';
  const workshop = useWorkshop(world, saved, isFrozen);
  const { surroundings, rule, selected, select, command, errors } = workshop;
  const { document } = surroundings;
  const [view, setView] = useState<View>('canvas');
  const [releasing, setReleasing] = useState(false);
  const name = filledText(document.head.name);
  const message = document.head.message && filledText(document.head.message);
  const body = rule && name && { ...rule, name, ...(message ? { message } : {}) };
  const changed = rule ? !sameBody(body ?? rule, saved) : workshop.editing.history.undo.length > 0;
  const describe = (version: unknown) => <RuleSentence rule={version as Rule} world={world} />;
  const released = life.versions?.find(({ status }) => status === 'released')?.body as Rule | undefined;
  return (
    <WorkshopFrame
      title={localized(document.head.name) || t('unnamed')}
      back={<BackLink to="/rules">{t('backToList')}</BackLink>}
      lead={<RuleLead head={document.head} dictionary={world.dictionary} />}
      isFrozen={isFrozen}
      life={life}
      body={body}
      changed={changed}
      errors={errors}
      describe={describe}
      {...(released ? { onApprove: () => setReleasing(true) } : {})}
      notes={<RuleRelease life={life} isReleasing={releasing} onClose={() => setReleasing(false)} />}
      onRestore={(version) => {
        command({ kind: 'replaceDocument', document: fromRule(version as Rule, document) });
      }}
    >
      <div className={styles.workshop} data-selected={selected && document.nodes[selected]?.kind}>
        <section id={DRAWING_PLACE} className={styles.drawing} aria-label={t('drawing')}>
          <RuleToolbar workshop={workshop} view={view} isFrozen={isFrozen} onView={setView} />
          <div className={styles.surface}>
            {view === 'canvas' ? (
              <RuleCanvas
                surroundings={surroundings}
                problems={surroundings.drawn.problems}
                selected={selected}
                isFrozen={isFrozen}
                onSelect={select}
                onOpen={(id) => {
                  select(id);
                  focusForm();
                }}
                onCommand={command}
              />
            ) : view === 'sentence' ? (
              <SentenceView
                surroundings={surroundings}
                selected={selected}
                isFrozen={isFrozen}
                onSelect={select}
                onCommand={command}
              />
            ) : (
              <Suspense fallback={<Bones rows={8} height={28} />}>
                <RuleCode document={document} rule={rule} isFrozen={isFrozen} onCommand={command} />
              </Suspense>
            )}
          </div>
          <p className={styles.sentence}>
            {rule ? (
              <span data-testid="rule-sentence">
                {t('sentence.reads')}
                <RuleSentence rule={rule} world={world} />
              </span>
            ) : (
              t('sentence.unfinished')
            )}
          </p>
          <ProblemList
            workshop={workshop}
            onShow={(node) => {
              if (view === 'code') setView('canvas');
              select(node);
              focusNode(node);
            }}
          />
        </section>
        <aside
          id={FORM_PLACE}
          className={styles.side}
          onKeyDown={(event) => {
            if (isPlainEscape(event)) focusNode(selected);
          }}
        >
          <Panel title={selected ? t('inspector.title') : t('inspector.rule')} className={styles.inspector}>
            {selected ? (
              <NodeInspector
                key={selected}
                id={selected}
                surroundings={surroundings}
                onCommand={command}
                onSelect={select}
              />
            ) : (
              <RuleInspector surroundings={surroundings} onCommand={command} />
            )}
          </Panel>
          <Panel title={t('preview.title')} className={styles.preview}>
            <PreviewPanel
              dictionary={world.dictionary}
              rule={errors > 0 ? undefined : rule}
              released={changed || life.current?.status !== 'released' ? released : undefined}
            />
          </Panel>
        </aside>
      </div>
    </WorkshopFrame>
  );
}
