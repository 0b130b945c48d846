import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './page-frame.module.css';

interface PageFrameProps {
  readonly title: ReactNode;
  /** Title of the browser's tab where `title` is not plain text. */
  readonly documentTitle?: string;
  /** One line under the title. */
  readonly lead?: ReactNode;
  /** Way back, above the title. */
  readonly back?: ReactNode;
  readonly actions?: ReactNode;
  /** Prose and forms: a column of readable width. */
  readonly narrow?: boolean;
  readonly children: ReactNode;
}

/** Frame of every page: one heading, which takes the focus when the page is entered, actions at its right. */
export function PageFrame({ title, documentTitle, lead, back, actions, narrow, children }: PageFrameProps) {
  const { t } = useTranslation('page');
  const heading = useRef<HTMLHeadingElement>(null);
  const tabTitle = documentTitle ?? (typeof title === 'string' ? title : '');

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = tabTitle === '' ? t('product') : `${tabTitle} · ${t('product')}`;
  }, [tabTitle, t]);

  return (
    <div className={narrow ? `${styles.page} ${styles.narrow}` : styles.page}>
      <header className={styles.head}>
        <div className={styles.words}>
          {back ? <div className={styles.back}>{back}</div> : null}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead ? <div className={styles.lead}>{lead}</div> : null}
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}
