import { useTranslation } from 'react-i18next';
import { useLocalized } from '../i18n/index.js';
import { LiveIndicator } from '../live/index.js';
import { LanguageSwitch, useSession } from '../session/index.js';
import { SpiralMark } from '../spiral/index.js';
import { HouseLinks } from './house-links.js';
import styles from './navigation.module.css';
import { PersonMenu } from './person-menu.js';

/** The left side on a wide screen. */
export function Navigation() {
  const { t } = useTranslation('shell');
  const localized = useLocalized();
  const { college } = useSession();
  return (
    <aside className={styles.side} aria-label={t('side')}>
      <div className={styles.brand}>
        <span className={styles.mark}>
          <SpiralMark bold />
        </span>
        <strong>{t('product')}</strong>
      </div>
      <div className={styles.college}>
        {localized(college.name)}
        {college.fictional ? <span className={styles.fictional}>{t('fictional')}</span> : null}
      </div>
      <HouseLinks />
      <div className={styles.foot}>
        <LiveIndicator />
        <div className={styles.person}>
          <PersonMenu />
          <LanguageSwitch />
        </div>
      </div>
    </aside>
  );
}
