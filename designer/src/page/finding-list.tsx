import styles from './finding-list.module.css';

/** One thing that is unfinished or wrong. */
export interface Finding {
  readonly key: string;
  readonly text: string;
  readonly severity: string;
  /** Shows its place. */
  readonly onShow: () => void;
}

/** What is unfinished or wrong, each leading to its place; nothing where all is well. */
export function FindingList({
  title,
  findings,
}: {
  readonly title: string;
  readonly findings: readonly Finding[];
}) {
  if (findings.length === 0) return null;
  return (
    <section className={styles.findings} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {findings.map(({ key, text, severity, onShow }) => (
          <li key={key} data-severity={severity}>
            <button type="button" onClick={onShow}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
