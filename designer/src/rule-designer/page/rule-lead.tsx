import { Link } from '@tanstack/react-router';
import { periodKindName, type Dictionary } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.js';
import type { RuleHead } from '../document/index.js';
import styles from './rule-workshop.module.css';

/** Whom the rule judges, how often, about what, by which document. */
export function RuleLead({ head, dictionary }: { readonly head: RuleHead; readonly dictionary: Dictionary }) {
  const { t } = useTranslation('rule-designer');
  const language = useLanguage();
  const level = dictionary.levels.find(({ code }) => code === head.level)?.name[language];
  const indicator = dictionary.indicators.find(({ code }) => code === head.indicator)?.name[language];
  const { document, clause } = head.provenance ?? {};
  const parts = [
    level,
    t('lead.each', { period: periodKindName(head.periodKind)[language] }),
    indicator && t('lead.about', { indicator }),
    [document, clause].filter(Boolean).join(language === 'zh' ? ' ' : ', '),
  ];
  return (
    <>
      {parts.filter(Boolean).join(' · ')}
      {head.code ? (
        <>
          {' · '}
          <Link to="/rules/$code/replay" params={{ code: head.code }} className={styles.leadLink}>
            {t('lead.replay')}
          </Link>
          {' · '}
          <Link to="/rules/$code/ledger" params={{ code: head.code }} className={styles.leadLink}>
            {t('lead.ledger')}
          </Link>
        </>
      ) : null}
    </>
  );
}
