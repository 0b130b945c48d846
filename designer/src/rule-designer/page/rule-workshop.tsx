import { ruleSentence, checkRule, type Rule } from '@zhengai/engine';
import type { DictionaryView } from '@zhengai/runtime/contract';
import { Button, Segmented } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DefinitionActions, type DefinitionLife } from '../../definitions/index.js';
import { UndoButtons, useEditing } from '../../editing/index.js';
import { useLanguage, useLocalized } from '../../i18n/index.js';
import { BackLink, Bones, PageFrame, Panel } from '../../page/index.js';
import { ProblemNote } from '../../problem/index.js';
import { RuleCanvas } from '../canvas/index.js';
import { execute, freshId, fromRule, toRule, type NodeId, type RuleNodeKind } from '../document/index.js';
import { NodeInspector } from '../inspector/index.js';
import { typeOf, wordsOf, type NodeSurroundings } from '../node-types/index.js';
import { PreviewPanel } from '../preview/index.js';
import styles from './rule-workshop.module.css';

const RuleCode = lazy(async () => ({ default: (await import('../code-view/index.js')).RuleCode }));

interface RuleWorkshopProps {
  readonly life: DefinitionLife;
  readonly world: DictionaryView;
  readonly saved: Rule;
}

const ADDABLE: readonly RuleNodeKind[] = ['fact', 'comparison', 'all', 'any', 'not'];

/** Canvas, sentence and code of one rule, in step; beside them what it would do. */
export function RuleWorkshop({ life, world, saved }: RuleWorkshopProps) {
  const { t } = useTranslation('rule-designer');
  const language = useLanguage();
  const localized = useLocalized();
  const { dictionary, processes } = world;
  const drawing = useEditing(execute, fromRule(saved));
  const [view, setView] = useState<'canvas' | 'code'>('canvas');
  const [selected, setSelected] = useState<NodeId>();
  const { document } = drawing.history;
  const { rule, problems } = useMemo(() => toRule(document), [document]);
  const findings = useMemo(() => (rule ? checkRule(rule, dictionary) : []), [rule, dictionary]);
  const surroundings: NodeSurroundings = { dictionary, processes, document, language };
  const changed = rule !== undefined && JSON.stringify(rule) !== JSON.stringify(saved);

  const add = (kind: RuleNodeKind): void => {
    const id = freshId(document, kind);
    const node = typeOf(kind).create?.(id, surroundings);
    if (!node) return;
    drawing.perform({ kind: 'addNode', node });
    setSelected(id);
  };
  return (
    <PageFrame
      title={localized(document.head.name)}
      back={<BackLink to="/rules">{t('backToList')}</BackLink>}
      lead={<Sentence rule={rule} dictionary={dictionary} />}
      actions={<DefinitionActions life={life} body={rule} changed={changed} />}
    >
      {life.error ? <ProblemNote error={life.error} /> : null}
      <div className={styles.workshop}>
        <section className={styles.drawing} aria-label={t('drawing')}>
          <div className={styles.toolbar} role="toolbar" aria-label={t('toolbar')}>
            <Segmented
              value={view}
              onChange={setView}
              options={[
                { value: 'canvas', label: t('view.canvas') },
                { value: 'code', label: t('view.code') },
              ]}
            />
            {view === 'canvas'
              ? ADDABLE.map((kind) => (
                  <Button
                    key={kind}
                    onClick={() => {
                      add(kind);
                    }}
                  >
                    {t(`add.${kind}`)}
                  </Button>
                ))
              : null}
            <span className={styles.spacer} />
            <UndoButtons editing={drawing} />
          </div>
          <div className={styles.surface}>
            {view === 'canvas' ? (
              <RuleCanvas
                surroundings={surroundings}
                problems={problems}
                selected={selected}
                onSelect={setSelected}
                onCommand={drawing.perform}
              />
            ) : (
              <Suspense fallback={<Bones rows={8} height={28} />}>
                <RuleCode document={document} rule={rule} onCommand={drawing.perform} />
              </Suspense>
            )}
          </div>
          {problems.length + findings.length > 0 ? (
            <ul className={styles.findings}>
              {problems.map(({ node, code }) => (
                <li key={`${node} ${code}`}>
                  <button
                    type="button"
                    onClick={() => {
                      setView('canvas');
                      setSelected(node);
                    }}
                  >
                    {nodeTitle(node, surroundings)}: {t(`problem.${code}`)}
                  </button>
                </li>
              ))}
              {findings.map(({ path, code, message }) => (
                <li key={`${path} ${code}`}>{localized(message)}</li>
              ))}
            </ul>
          ) : null}
        </section>
        <aside className={styles.side}>
          <Panel title={selected && document.nodes[selected] ? t('inspector.title') : t('inspector.none')}>
            {selected && document.nodes[selected] ? (
              <NodeInspector
                key={selected}
                id={selected}
                surroundings={surroundings}
                onCommand={drawing.perform}
                onSelect={setSelected}
              />
            ) : (
              <p className={styles.hint}>{t('inspector.hint')}</p>
            )}
          </Panel>
          <Panel title={t('preview.title')}>
            <PreviewPanel
              dictionary={dictionary}
              rule={findings.some(({ severity }) => severity === 'error') ? undefined : rule}
            />
          </Panel>
        </aside>
      </div>
    </PageFrame>
  );
}

function Sentence({
  rule,
  dictionary,
}: {
  readonly rule: Rule | undefined;
  readonly dictionary: DictionaryView['dictionary'];
}) {
  const { t } = useTranslation('rule-designer');
  const language = useLanguage();
  if (!rule) return <span>{t('sentence.unfinished')}</span>;
  return (
    <span data-testid="rule-sentence">
      {t('sentence.reads')}
      {ruleSentence(rule, dictionary, language)}
    </span>
  );
}

function nodeTitle(id: NodeId, surroundings: NodeSurroundings): string {
  const node = surroundings.document.nodes[id];
  return node ? wordsOf(node, surroundings).title : id;
}
