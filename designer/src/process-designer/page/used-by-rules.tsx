import { Link } from '@tanstack/react-router';
import type { Dictionary, Process } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../i18n/index.js';
import { Panel } from '../../page/index.js';
import styles from './process-workshop.module.css';

/** The released rules whose warnings start this workflow: what a change of it reaches. */
export function UsedByRules({
  process,
  dictionary,
}: {
  readonly process: Process;
  readonly dictionary: Dictionary;
}) {
  const { t } = useTranslation('process-designer');
  const localized = useLocalized();
  const rules = dictionary.rules.filter(({ process: started }) => started === process.code);
  return (
    <Panel title={t('usedBy', { count: rules.length })}>
      {rules.length > 0 ? (
        <ul className={styles.rules}>
          {rules.map(({ code, name }) => (
            <li key={code}>
              <Link to="/rules/$code" params={{ code }}>
                {localized(name)}
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.prose}>{t('usedByNone')}</p>
      )}
    </Panel>
  );
}
