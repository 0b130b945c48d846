import { checkProcess, type Dictionary, type Process } from '@zhengai/engine';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sameBody, WorkshopFrame, type DefinitionLife } from '../../definitions/index.js';
import { filledText, useEditing } from '../../editing/index.js';
import { useLocalized } from '../../i18n/index.js';
import { BackLink, Panel } from '../../page/index.js';
import { ProcessCanvas } from '../canvas/index.js';
import { executeProcess } from '../document/index.js';
import { ProcessInspector, StepInspector } from '../inspector/index.js';
import { ProcessFindings } from './process-findings.js';
import { ProcessToolbar } from './process-toolbar.js';
import { StepPreview } from './step-preview.js';
import { stepsInWords } from './steps-in-words.js';
import { UsedByRules } from './used-by-rules.js';
import styles from './process-workshop.module.css';

interface ProcessWorkshopProps {
  readonly life: DefinitionLife;
  readonly dictionary: Dictionary;
  readonly saved: Process;
}

/** One workflow: canvas, the selected step and what its owner will see, what is wrong, and its way to release. */
export function ProcessWorkshop({ life, dictionary, saved }: ProcessWorkshopProps) {
  const { t } = useTranslation('process-designer');
  const localized = useLocalized();
  const isFrozen = life.current?.status === 'inReview';
  const editing = useEditing(executeProcess, () => saved, isFrozen);
  const [selected, setSelected] = useState<string>();
  const process = editing.history.document;
  const findings = useMemo(() => checkProcess(process), [process]);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const node = process.nodes.find(({ id }) => id === selected);
  const name = filledText(process.name);
  const body = name && { ...process, name };
  const changed = !sameBody(body ?? process, saved);
  const describe = (version: unknown) => stepsInWords(version as Process, localized);
  return (
    <WorkshopFrame
      title={localized(process.name) || t('unnamed')}
      back={<BackLink to="/workflows">{t('backToList')}</BackLink>}
      lead={t('lead')}
      isFrozen={isFrozen}
      life={life}
      body={body}
      changed={changed}
      errors={errors}
      describe={describe}
      onRestore={(version) => {
        editing.perform({ kind: 'replaceProcess', process: version as Process });
      }}
    >
      <div className={styles.workshop}>
        <div className={styles.main}>
          <section className={styles.drawing} aria-label={t('drawing')}>
            <ProcessToolbar
              editing={editing}
              selected={selected}
              isFrozen={isFrozen}
              onSelect={setSelected}
            />
            <div className={styles.surface}>
              <ProcessCanvas
                process={process}
                selected={selected}
                isFrozen={isFrozen}
                onSelect={setSelected}
                onCommand={editing.perform}
              />
            </div>
            <ProcessFindings process={process} findings={findings} onShow={setSelected} />
          </section>
          {node?.kind === 'userTask' || node?.kind === 'verificationTask' ? (
            <StepPreview key={node.id} node={node} />
          ) : (
            <UsedByRules process={process} dictionary={dictionary} />
          )}
        </div>
        <aside className={styles.side}>
          <Panel title={node ? t('step') : t('workflow')}>
            {node ? (
              <StepInspector key={node.id} process={process} node={node} onCommand={editing.perform} />
            ) : (
              <ProcessInspector process={process} onCommand={editing.perform} />
            )}
          </Panel>
        </aside>
      </div>
    </WorkshopFrame>
  );
}
