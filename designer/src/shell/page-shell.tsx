import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Navigation } from './navigation.js';
import styles from './page-shell.module.css';
import { PhoneBar } from './phone-bar.js';

/** The house around every page: navigation at the left; on a phone a bar above and tabs below. */
export function PageShell() {
  const { t } = useTranslation('shell');
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t('skip')}
      </a>
      <Navigation />
      <PhoneBar />
      <main id="content" tabIndex={-1} className={styles.content}>
        <Outlet />
      </main>
    </div>
  );
}
