import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from './language-switch.js';
import styles from './front-door.module.css';
import { SpiralMark } from '../spiral/index.js';

interface FrontDoorProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** What is seen before the house is entered: log-in and the change of a one-time password. */
export function FrontDoor({ title, lead, children }: FrontDoorProps) {
  const { t } = useTranslation('session');
  return (
    <div className={styles.page}>
      <aside className={styles.picture}>
        <SpiralMark />
        <p className={styles.name}>{t('product')}</p>
        <p className={styles.claim}>{t('claim')}</p>
      </aside>
      <main className={styles.door}>
        <div className={styles.switch}>
          <LanguageSwitch />
        </div>
        <div className={styles.card}>
          <h1>{title}</h1>
          {lead ? <p className={styles.lead}>{lead}</p> : null}
          {children}
        </div>
      </main>
    </div>
  );
}
