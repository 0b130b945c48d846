import { useTranslation } from 'react-i18next';
import { useValueText } from '../../amount/index.js';
import type { Simulated, TriggeredSubject } from '../../simulation/index.js';
import styles from './preview.module.css';

interface PreviewResultProps {
  readonly result: Simulated;
  readonly unit: string | undefined;
  readonly opensAfter: number;
  /** Whether there is a version in force to compare with. */
  readonly isCompared: boolean;
  readonly onExplain: (code: string, name: string) => void;
}

const SHOWN = 200;

/** Who, in one period: names with values, each leading to the reasons; who cannot be judged; who is no longer hit. */
export function PreviewResult({ result, unit, opensAfter, isCompared, onExplain }: PreviewResultProps) {
  const { t } = useTranslation('rule-designer');
  const { triggered, unknown, removed, subjects } = result;
  const added = triggered.filter((subject) => subject.added).length;
  const warned = triggered.filter((subject) => subject.warned).length;
  return (
    <>
      <p
        className={styles.count}
        aria-live="polite"
        data-testid="preview-count"
        data-count={triggered.length}
      >
        {t('preview.count', { count: triggered.length, subjects })}
        {opensAfter > 1 && triggered.length > 0 ? (
          <span className={styles.more}>{t('preview.warned', { count: warned })}</span>
        ) : null}
        {isCompared ? (
          <span className={styles.more}>
            {added + removed.length === 0
              ? t('preview.asReleased')
              : t('preview.compared', { added, removed: removed.length })}
          </span>
        ) : null}
      </p>
      <ul className={styles.subjects}>
        {triggered.slice(0, SHOWN).map((subject) => (
          <SubjectRow
            key={subject.code}
            subject={subject}
            unit={unit}
            opensAfter={opensAfter}
            onExplain={onExplain}
          />
        ))}
      </ul>
      {triggered.length > SHOWN ? (
        <p className={styles.quiet}>{t('preview.more', { count: triggered.length - SHOWN })}</p>
      ) : null}
      <Others
        title={t('preview.removed', { count: removed.length })}
        subjects={removed}
        onExplain={onExplain}
      />
      <Others
        title={t('preview.unknown', { count: unknown.length })}
        subjects={unknown}
        onExplain={onExplain}
      />
    </>
  );
}

function SubjectRow({
  subject,
  unit,
  opensAfter,
  onExplain,
}: Pick<PreviewResultProps, 'unit' | 'opensAfter' | 'onExplain'> & { readonly subject: TriggeredSubject }) {
  const { t } = useTranslation('rule-designer');
  const valueText = useValueText();
  const { code, name, value, previous, run, warned, added } = subject;
  const notes = [
    added ? t('preview.added') : '',
    opensAfter > 1 ? t(warned ? 'preview.run' : 'preview.notYet', { count: run }) : '',
    previous === null ? '' : t('preview.previous', { value: valueText(previous, unit) }),
  ].filter(Boolean);
  return (
    <li>
      <button
        type="button"
        onClick={() => {
          onExplain(code, name);
        }}
      >
        <span className={styles.name}>{name}</span>
        <span className={styles.value}>{value === null ? '' : valueText(value, unit)}</span>
        {notes.length > 0 ? <span className={styles.notes}>{notes.join(' · ')}</span> : null}
      </button>
    </li>
  );
}

function Others({
  title,
  subjects,
  onExplain,
}: {
  readonly title: string;
  readonly subjects: readonly { readonly code: string; readonly name: string }[];
  readonly onExplain: PreviewResultProps['onExplain'];
}) {
  const { t } = useTranslation('rule-designer');
  if (subjects.length === 0) return null;
  return (
    <details className={styles.others}>
      <summary>{title}</summary>
      <ul className={styles.subjects}>
        {subjects.slice(0, SHOWN).map(({ code, name }) => (
          <li key={code}>
            <button
              type="button"
              onClick={() => {
                onExplain(code, name);
              }}
            >
              <span className={styles.name}>{name}</span>
            </button>
          </li>
        ))}
      </ul>
      {subjects.length > SHOWN ? (
        <p className={styles.quiet}>{t('preview.more', { count: subjects.length - SHOWN })}</p>
      ) : null}
    </details>
  );
}
