import { Link } from '@tanstack/react-router';
import type { WarningDeedBody, WarningDetail, WarningRow } from '@zhengai/runtime/contract';
import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../i18n/index.js';
import { Panel } from '../page/index.js';
import { useInstantName } from '../period/index.js';
import { ProblemNote } from '../problem/index.js';
import { seesWholeCollege, useSession } from '../session/index.js';
import { useDeeds } from './use-deeds.js';
import styles from './warning-page.module.css';

const answers = ['confirmed', 'falseAlarm', 'appeal', 'exemption'] as const;

/** What people make of the warning: who has it in hand, whether it is confirmed, why nobody is told, what was said. */
export function HandlingPanel({ detail }: { readonly detail: WarningDetail }) {
  const { t } = useTranslation('warnings');
  const localized = useLocalized();
  const instantName = useInstantName();
  const { message } = App.useApp();
  const session = useSession();
  const { warning } = detail;
  const { assignedTo, confirmation, muted, overturnedAt, toldAt, withheld } = warning.handling;
  const acting = useDeeds([warning.id], ({ results: [result] }) => {
    if (result?.ok === false) void message.error(result.message ? localized(result.message) : '');
    else void message.success(t('handling.done'));
  });
  const act = (deed: WarningDeedBody) => acting.mutate(deed);
  const isOver = warning.state === 'resolved';
  const isMine = assignedTo?.id === session.personId;

  return (
    <Panel title={t('handling.title')}>
      <div className={styles.handling}>
        {overturnedAt === null ? null : (
          <Alert
            type="warning"
            showIcon
            title={t('handling.overturned', { at: instantName(overturnedAt, 'time') })}
          />
        )}
        {muted === null ? null : <MutedNote muted={muted} />}
        {detail.doubts.map((doubt, index) => (
          <Alert key={index} type="warning" title={localized(doubt.sentence)} />
        ))}
        <p>
          {assignedTo === null ? t('handling.nobody') : t('handling.assignedTo', { name: assignedTo.name })}
          {isOver ? null : (
            <Button type="link" onClick={() => act({ kind: 'assign', to: isMine ? null : session.personId })}>
              {t(isMine ? 'handling.giveBack' : 'deeds.assignToMe')}
            </Button>
          )}
        </p>
        <p className={styles.eventFacts}>
          {toldAt === null
            ? t('handling.notTold')
            : t('handling.toldAt', { at: instantName(toldAt, 'time') })}
        </p>
        {confirmation === null ? null : (
          <p>
            {t(`handling.confirmation.${confirmation}`)}
            {withheld ? <span className={styles.absent}> {t('handling.withheld')}</span> : null}
          </p>
        )}
        {confirmation !== null && !isOver && seesWholeCollege(session) ? (
          <div className={styles.answers} role="group" aria-label={t('handling.answer')}>
            {answers
              .filter((answer) => answer !== confirmation)
              .map((answer) => (
                <Button
                  key={answer}
                  size="small"
                  type={answer === 'confirmed' ? 'primary' : 'default'}
                  onClick={() => act({ kind: 'answer', answer })}
                >
                  {t(`handling.answers.${answer}`)}
                </Button>
              ))}
          </div>
        ) : null}
        <Remark warning={warning} busy={acting.isPending} onSay={act} />
        {acting.error ? <ProblemNote error={acting.error} /> : null}
      </div>
    </Panel>
  );
}

function MutedNote({ muted }: { readonly muted: NonNullable<WarningRow['handling']['muted']> }) {
  const { t } = useTranslation('warnings');
  const localized = useLocalized();
  const instantName = useInstantName();
  if (muted.kind === 'rule') {
    return (
      <Alert
        type="info"
        showIcon
        title={
          <>
            {t('handling.mutedByCause', { rule: localized(muted.ruleName), subject: muted.subject })}{' '}
            <Link to="/warnings/$id" params={{ id: String(muted.warningId) }}>
              {t('handling.seeCause')}
            </Link>
          </>
        }
      />
    );
  }
  return (
    <Alert
      type="info"
      showIcon
      title={t(muted.untilDataChanges ? 'handling.silencedUntilData' : 'handling.silenced', {
        until: instantName(muted.endsAt, 'time'),
        reason: muted.reason,
        by: muted.by ?? t('handling.somebody'),
      })}
    />
  );
}

interface RemarkProps {
  readonly warning: WarningRow;
  readonly busy: boolean;
  readonly onSay: (deed: WarningDeedBody) => void;
}

/** A comment for the history; whoever answers for the subject may object in the same place. */
function Remark({ warning, busy, onSay }: RemarkProps) {
  const { t } = useTranslation('warnings');
  const [text, setText] = useState('');
  const say = (kind: 'comment' | 'appeal'): void => {
    onSay({ kind, text: text.trim() });
    setText('');
  };
  const empty = text.trim() === '';
  return (
    <form
      className={styles.remark}
      onSubmit={(event) => {
        event.preventDefault();
        if (!empty) say('comment');
      }}
    >
      <Input.TextArea
        aria-label={t('handling.comment')}
        placeholder={t('handling.comment')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className={styles.answers}>
        <Button htmlType="submit" size="small" disabled={empty} loading={busy}>
          {t('handling.say')}
        </Button>
        {warning.state === 'resolved' ? null : (
          <Button size="small" disabled={empty} onClick={() => say('appeal')}>
            {t('handling.appeal')}
          </Button>
        )}
      </div>
    </form>
  );
}
