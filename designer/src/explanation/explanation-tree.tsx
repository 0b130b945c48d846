import type { RuleExplanation, Truth } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { TruthMark, truthName } from '../verdict/index.js';
import { ComparisonRow } from './comparison-row.js';
import styles from './explanation.module.css';

type Group = Exclude<RuleExplanation, { kind: 'comparison' }>;

interface ExplanationTreeProps {
  readonly explanation: RuleExplanation;
}

/**
 * Why a rule came to its verdict: the conditions as a tree of nested lists, at each leaf what was found beside what it
 * was compared with. Leaves that decide the verdict stand out; the others stay readable.
 */
export function ExplanationTree({ explanation }: ExplanationTreeProps) {
  const { t } = useTranslation('explanation');
  return (
    <ul className={styles.tree} aria-label={t('label')}>
      <Node explanation={explanation} decides />
    </ul>
  );
}

function Node({
  explanation,
  decides,
}: {
  readonly explanation: RuleExplanation;
  readonly decides: boolean;
}) {
  if (explanation.kind === 'comparison') {
    return (
      <li
        className={styles.leaf}
        data-truth={truthName(explanation.truth)}
        data-deciding={explanation.deciding}
      >
        <ComparisonRow comparison={explanation} />
      </li>
    );
  }
  const only = explanation.children[0];
  // A group of one says nothing that its child does not say.
  if (explanation.kind !== 'not' && explanation.children.length === 1 && only && !explanation.name) {
    return <Node explanation={only} decides={decides} />;
  }
  return (
    <li className={styles.group} data-truth={truthName(explanation.truth)}>
      <div className={styles.groupHead}>
        <GroupWords group={explanation} />
        <span className={styles.truth}>
          <TruthMark truth={explanation.truth} />
        </span>
      </div>
      <ul>
        {explanation.children.map((child, index) => (
          <Node key={index} explanation={child} decides={decides} />
        ))}
      </ul>
    </li>
  );
}

function GroupWords({ group }: { readonly group: Group }) {
  const { t } = useTranslation('explanation');
  const truths = group.children.map(({ truth }) => truth);
  return (
    <span className={styles.groupWords}>
      {group.name ? <strong>{group.name}</strong> : null}
      <strong>{t(`group.${group.kind}`)}</strong>
      {group.kind === 'not' ? null : <span className={styles.counts}>{countWords(truths, t)}</span>}
    </span>
  );
}

function countWords(
  truths: readonly Truth[],
  t: (key: string, values: Record<string, number>) => string,
): string {
  const holding = truths.filter((truth) => truth === true).length;
  const unknown = truths.filter((truth) => truth === null).length;
  const words = t('explanation:counts', { holding, total: truths.length });
  return unknown === 0 ? words : `${words} · ${t('explanation:unknown', { unknown })}`;
}
