import type { Diagnostic, Process } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../i18n/index.js';
import styles from './process-workshop.module.css';

interface ProcessFindingsProps {
  readonly process: Process;
  readonly findings: readonly Diagnostic[];
  readonly onShow: (id: string | undefined) => void;
}

/** What is wrong with a workflow, each leading to its step. */
export function ProcessFindings({ process, findings, onShow }: ProcessFindingsProps) {
  const { t } = useTranslation('process-designer');
  const localized = useLocalized();
  if (findings.length === 0) return null;
  return (
    <section className={styles.findings} aria-label={t('problems', { count: findings.length })}>
      <h2>{t('problems', { count: findings.length })}</h2>
      <ul>
        {findings.map(({ path, code, message }) => (
          <li key={`${path} ${code}`}>
            <button
              type="button"
              onClick={() => {
                const index = /\/nodes\/(\d+)/.exec(path)?.[1];
                onShow(index === undefined ? undefined : process.nodes[Number(index)]?.id);
              }}
            >
              {localized(message)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
