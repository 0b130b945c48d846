import type { Diagnostic, Process } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../i18n/index.js';
import { FindingList } from '../../page/index.js';

interface ProcessFindingsProps {
  readonly process: Process;
  readonly findings: readonly Diagnostic[];
  readonly onShow: (id: string | undefined) => void;
}

/** What is wrong with a workflow, each leading to its step. */
export function ProcessFindings({ process, findings, onShow }: ProcessFindingsProps) {
  const { t } = useTranslation('process-designer');
  const localized = useLocalized();
  return (
    <FindingList
      title={t('problems', { count: findings.length })}
      findings={findings.map(({ path, code, severity, message }) => ({
        key: `${path} ${code}`,
        severity,
        text: localized(message),
        onShow: () => {
          const index = /\/nodes\/(\d+)/.exec(path)?.[1];
          onShow(index === undefined ? undefined : process.nodes[Number(index)]?.id);
        },
      }))}
    />
  );
}
