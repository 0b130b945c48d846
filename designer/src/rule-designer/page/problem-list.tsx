import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../i18n/index.js';
import type { NodeId } from '../document/index.js';
import { spokenOf } from '../node-types/index.js';
import type { Workshop } from './use-workshop.js';
import styles from './rule-workshop.module.css';

/** What is unfinished or wrong, each leading to its place. */
export function ProblemList({
  workshop,
  onShow,
}: {
  readonly workshop: Workshop;
  readonly onShow: (node: NodeId | undefined) => void;
}) {
  const { t } = useTranslation('rule-designer');
  const localized = useLocalized();
  const { surroundings, findings } = workshop;
  const { document, drawn } = surroundings;
  const nameOf = (id: NodeId): string => {
    const node = document.nodes[id];
    return node ? spokenOf(node, surroundings) : '';
  };
  const rows = [
    ...drawn.problems.map(({ node, code }) => ({
      key: `${node} ${code}`,
      severity: code === 'node.loose' ? 'warning' : 'error',
      node,
      text: `${nameOf(node)}${t('problem.colon')}${t(`problem.${code}`)}`,
    })),
    ...findings.map(({ path, code, severity, node, message }) => ({
      key: `${path} ${code}`,
      severity,
      node,
      text: localized(message),
    })),
  ];
  if (rows.length === 0) return null;
  return (
    <section className={styles.problems} aria-label={t('problem.title', { count: rows.length })}>
      <h2>{t('problem.title', { count: rows.length })}</h2>
      <ul>
        {rows.map(({ key, severity, node, text }) => (
          <li key={key} data-severity={severity}>
            <button
              type="button"
              onClick={() => {
                onShow(node);
              }}
            >
              {text}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
