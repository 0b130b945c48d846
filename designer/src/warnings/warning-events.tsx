import type { WarningDetail } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import { useValueText } from '../amount/index.js';
import { Panel } from '../page/index.js';
import { useInstantName, usePeriodName } from '../period/index.js';
import styles from './warning-page.module.css';

const told = [
  'opened',
  'acknowledged',
  'dismissed',
  'recovering',
  'resolved',
  'reopened',
  'improvementStarted',
  'verifiedEffective',
  'verifiedNotEffective',
  'valueChanged',
  'regraded',
  'assigned',
  'commented',
  'silenced',
  'silenceEnded',
  'muted',
  'unmuted',
  'confirmed',
  'rejected',
  'appealed',
  'kept',
  'closed',
  'reopenedByPlan',
  'planUndone',
  'overturned',
  'reinstated',
  'escalated',
] as const;

/** What happened to the warning, the newest first. */
export function WarningEvents({ detail }: { readonly detail: WarningDetail }) {
  const { t } = useTranslation('warnings');
  const periodName = usePeriodName();
  const instantName = useInstantName();
  const events = [...detail.events].reverse();
  return (
    <Panel title={t('events.title')}>
      <ol className={styles.events}>
        {events.map((event, index) => (
          <li key={index}>
            <p>{t(`events.kind.${told.find((kind) => kind === event.kind) ?? 'changed'}`)}</p>
            <p className={styles.eventFacts}>
              {[
                instantName(event.at, 'time'),
                event.by,
                periodName(event.period),
                event.ruleVersion === null ? '' : t('why.version', { version: event.ruleVersion }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <EventWords event={event} unit={detail.indicator?.unit ?? detail.warning.unit} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

interface EventWordsProps {
  readonly event: WarningDetail['events'][number];
  readonly unit: string | null;
}

/** What an event carries beside its kind: a value, the reason and note of a dismissal. */
function EventWords({ event, unit }: EventWordsProps) {
  const { t } = useTranslation('warnings');
  const valueText = useValueText();
  const { value, reason, note, text } = event.data;
  const words = [
    typeof value === 'number' ? t('events.value', { value: valueText(value, unit) }) : '',
    typeof reason === 'string' ? (event.kind === 'dismissed' ? t(`dismiss.reasons.${reason}`) : reason) : '',
    ...[note, text].map((words) => (typeof words === 'string' ? words : '')),
  ].filter((text) => text !== '');
  return words.length === 0 ? null : <p className={styles.quote}>{words.join(' · ')}</p>;
}
