import { Link } from '@tanstack/react-router';
import type { Today } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../i18n/index.js';
import { Panel } from '../page/index.js';
import type { SeverityColour } from '../theme/index.js';
import { SeverityShape } from '../verdict/index.js';
import styles from './today.module.css';

/** Open warnings, by severity (the worst first) and by level. */
export function OpenWarnings({ today }: { readonly today: Today }) {
  const { t } = useTranslation('today');
  const localized = useLocalized();
  const severities = [...today.openBySeverity].sort((a, b) => b.rank - a.rank);
  const most = Math.max(1, ...today.openByLevel.map(({ count }) => count));
  return (
    <Panel title={t('open.title')}>
      {severities.length === 0 ? <p className={styles.calm}>{t('open.none')}</p> : null}
      <ul className={styles.severities}>
        {severities.map(({ code, name, colour, count }) => (
          <li key={code}>
            <Link to="/warnings" search={{ severity: code }}>
              <span className={styles.severityName}>
                <SeverityShape colour={colour as SeverityColour} size={14} />
                {localized(name)}
              </span>
              <strong>{count}</strong>
            </Link>
          </li>
        ))}
      </ul>
      <h3 className={styles.levelTitle}>{t('open.byLevel')}</h3>
      <ul className={styles.levels}>
        {today.openByLevel.map(({ level, name, count }) => (
          <li key={level}>
            <Link to="/warnings" search={{ level }}>
              <span>{localized(name)}</span>
              <span className={styles.bar} aria-hidden="true">
                <span style={{ width: `${String((count / most) * 100)}%` }} />
              </span>
              <span className={styles.levelCount}>{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
