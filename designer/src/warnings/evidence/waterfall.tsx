import styles from './evidence.module.css';
import { placeRows, type WaterfallRow } from './place-rows.js';

interface WaterfallProps {
  readonly label: string;
  readonly rows: readonly WaterfallRow[];
}

/** A change step by step. Read aloud it is a list of names and amounts; the bars say nothing more. */
export function Waterfall({ label, rows }: WaterfallProps) {
  return (
    <ol className={styles.waterfall} aria-label={label}>
      {placeRows(rows).map(({ from, isVague, key, kind, name, note, text, to }) => (
        <li key={key} className={kind === 'level' ? styles.level : undefined}>
          <span className={styles.name}>{name}</span>
          <span className={styles.bar} aria-hidden="true">
            <span
              className={kind === 'level' ? styles.mark : styles.step}
              data-way={to > from ? 'up' : 'down'}
              data-vague={isVague}
              style={{
                insetInlineStart: `${String(Math.min(from, to))}%`,
                width: `${String(Math.abs(to - from))}%`,
              }}
            />
          </span>
          <span className={styles.amount}>{text}</span>
          {note ? <span className={styles.note}>{note}</span> : null}
        </li>
      ))}
    </ol>
  );
}
