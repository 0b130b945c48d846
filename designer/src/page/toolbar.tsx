import type { ReactNode } from 'react';
import styles from './toolbar.module.css';

interface ToolbarProps {
  readonly label: string;
  /** At the far end. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
}

/** Over a drawing: what can be done with it. */
export function Toolbar({ label, end, children }: ToolbarProps) {
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={label}>
      {children}
      <span className={styles.spacer} />
      {end}
    </div>
  );
}
