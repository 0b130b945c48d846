import { useTranslation } from 'react-i18next';
import { edgesInto, EVENT_ID } from '../document/index.js';
import { wordsOf } from '../node-types/index.js';
import { ConditionLine } from './condition-line.js';
import type { SentenceViewProps } from './sentence-view-props.js';
import styles from './sentence-view.module.css';

/** The rule as an outline of sentences: each line is selected and changed like its card on the canvas. */
export function SentenceView(props: SentenceViewProps) {
  const { t } = useTranslation('rule-designer');
  const { surroundings, selected, onSelect } = props;
  const { document, dictionary, language } = surroundings;
  const { message } = document.head;
  const level = dictionary.levels.find(({ code }) => code === document.head.level)?.name[language] ?? '';
  const [root] = edgesInto(document, EVENT_ID, 'condition');
  const event = document.nodes[EVENT_ID];
  const words = event && wordsOf(event, surroundings);
  const leadsOn = new Set(document.edges.map(({ from }) => from));
  const loose = Object.keys(document.nodes).filter((id) => id !== EVENT_ID && !leadsOn.has(id));
  return (
    <div className={styles.sentences}>
      <p className={styles.when}>{t('outline.when', { level })}</p>
      {root ? (
        <ul className={styles.list}>
          <ConditionLine {...props} id={root.from} />
        </ul>
      ) : (
        <p className={styles.missing}>{t('problem.event.empty')}</p>
      )}
      <p className={styles.when}>{t('outline.then')}</p>
      <ul className={styles.list}>
        <li>
          <button
            type="button"
            className={styles.line}
            data-id={EVENT_ID}
            aria-pressed={selected === EVENT_ID}
            onClick={() => {
              onSelect(EVENT_ID);
            }}
          >
            {t('outline.warn', { severity: words?.title })}
            {words?.detail ? (
              <span className={styles.detail}>{words.detail.replaceAll('\n', ' · ')}</span>
            ) : null}
            {message ? <span className={styles.message}>{message[language]}</span> : null}
          </button>
        </li>
      </ul>
      {loose.length > 0 ? (
        <>
          <p className={styles.when}>{t('outline.loose')}</p>
          <ul className={styles.list}>
            {loose.map((id) => (
              <ConditionLine key={id} {...props} id={id} />
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
