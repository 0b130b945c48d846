import type { WarningDetail } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import { Panel } from '../page/index.js';
import { EvidenceList } from './evidence/index.js';
import styles from './warning-page.module.css';

/** What was found about the cause: evidence to think with, no verdict. */
export function AttributionPanel({ detail }: { readonly detail: WarningDetail }) {
  const { t } = useTranslation('warnings');
  const { attribution, history } = detail;
  return (
    <Panel title={t('attribution.title')} aside={t('attribution.lead')}>
      {attribution ? (
        <EvidenceList attribution={attribution} history={history} />
      ) : (
        <p className={styles.absent}>{t('attribution.none')}</p>
      )}
    </Panel>
  );
}
