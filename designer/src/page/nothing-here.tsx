import type { ReactNode } from 'react';
import styles from './nothing-here.module.css';

/** An empty list says why it is empty, and what to do if anything. */
export function NothingHere({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className={styles.nothing}>
      <p className={styles.title}>{title}</p>
      {children ? <div className={styles.more}>{children}</div> : null}
    </div>
  );
}
