import { checkProcess, type Process } from '@zhengai/engine';
import { Button, Form } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DefinitionActions, type DefinitionLife } from '../../definitions/index.js';
import { UndoButtons, useEditing } from '../../editing/index.js';
import { useLocalized } from '../../i18n/index.js';
import { BackLink, PageFrame, Panel } from '../../page/index.js';
import { ProblemNote } from '../../problem/index.js';
import { ProcessCanvas } from '../canvas/index.js';
import { executeProcess, lineOf, newUserTask, newVerification } from '../document/index.js';
import { StepInspector, TextInBoth } from '../inspector/index.js';
import styles from './process-workshop.module.css';

interface ProcessWorkshopProps {
  readonly life: DefinitionLife;
  readonly saved: Process;
}

/** One workflow: canvas, the selected step, what is wrong, and its way to release. */
export function ProcessWorkshop({ life, saved }: ProcessWorkshopProps) {
  const { t } = useTranslation('process-designer');
  const localized = useLocalized();
  const editing = useEditing(executeProcess, saved);
  const [selected, setSelected] = useState<string>();
  const process = editing.history.document;
  const findings = useMemo(() => checkProcess(process), [process]);
  const node = process.nodes.find(({ id }) => id === selected);
  const verification = newVerification(process);
  const sound = !findings.some(({ severity }) => severity === 'error');
  const insert = (added: Process['nodes'][number]): void => {
    const line = lineOf(process);
    const isInside = selected !== undefined && selected !== line.at(-1);
    const after = isInside ? selected : line.at(-2);
    if (after === undefined) return;
    editing.perform({ kind: 'insertAfter', after, node: added });
    setSelected(added.id);
  };
  return (
    <PageFrame
      title={localized(process.name)}
      back={<BackLink to="/workflows">{t('backToList')}</BackLink>}
      lead={t('lead')}
      actions={
        <DefinitionActions
          life={life}
          body={sound ? process : undefined}
          changed={JSON.stringify(process) !== JSON.stringify(saved)}
        />
      }
    >
      {life.error ? <ProblemNote error={life.error} /> : null}
      <div className={styles.workshop}>
        <section className={styles.drawing} aria-label={t('drawing')}>
          <div className={styles.toolbar} role="toolbar" aria-label={t('toolbar')}>
            <Button
              onClick={() => {
                insert(newUserTask(process));
              }}
            >
              {t('addTask')}
            </Button>
            {verification ? (
              <Button
                onClick={() => {
                  insert(verification);
                }}
              >
                {t('addVerification')}
              </Button>
            ) : null}
            <span className={styles.spacer} />
            <UndoButtons editing={editing} />
          </div>
          <div className={styles.surface}>
            <ProcessCanvas
              process={process}
              selected={selected}
              onSelect={setSelected}
              onCommand={editing.perform}
            />
          </div>
          {findings.length > 0 ? (
            <ul className={styles.findings}>
              {findings.map(({ path, code, message }) => (
                <li key={`${path} ${code}`}>{localized(message)}</li>
              ))}
            </ul>
          ) : null}
        </section>
        <aside>
          {node ? (
            <Panel title={t('step')}>
              <StepInspector key={node.id} process={process} node={node} onCommand={editing.perform} />
            </Panel>
          ) : (
            <Panel title={t('workflow')}>
              <Form layout="vertical" component="div">
                <TextInBoth
                  id="workflow-name"
                  label={t('name')}
                  value={process.name}
                  onChange={(name) => {
                    editing.perform({ kind: 'rename', name });
                  }}
                />
              </Form>
              <p className={styles.hint}>{t('hint')}</p>
            </Panel>
          )}
        </aside>
      </div>
    </PageFrame>
  );
}
