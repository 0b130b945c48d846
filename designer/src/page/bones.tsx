import styles from './bones.module.css';

interface BonesProps {
  readonly rows: number;
  /** Height of one row in pixels: that of what will stand there. */
  readonly height?: number;
}

/** Holds the space of what is being loaded. */
export function Bones({ rows, height = 20 }: BonesProps) {
  return (
    <div className={styles.bones} aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row} style={{ height }}>
          <span style={{ width: `${String(88 - ((index * 17) % 34))}%` }} />
        </div>
      ))}
    </div>
  );
}
