import { useId, type ReactNode } from 'react';
import styles from './panel.module.css';

interface PanelProps {
  readonly title: ReactNode;
  /** At the right of the title: a link, a count. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  /** Rows reach the border. */
  readonly flush?: boolean;
  readonly className?: string | undefined;
}

/** A titled white area. */
export function Panel({ title, aside, children, flush, className }: PanelProps) {
  const id = useId();
  return (
    <section className={`${styles.panel} ${className ?? ''}`} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {aside ? <div className={styles.aside}>{aside}</div> : null}
      </header>
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}
