import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../i18n/index.js';
import { FindingList } from '../../page/index.js';
import type { NodeId } from '../document/index.js';
import { spokenOf } from '../node-types/index.js';
import type { Workshop } from './use-workshop.js';

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
  const shown = [
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
  return (
    <FindingList
      title={t('problem.title', { count: shown.length })}
      findings={shown.map(({ node, ...finding }) => ({
        ...finding,
        onShow: () => {
          onShow(node);
        },
      }))}
    />
  );
}
