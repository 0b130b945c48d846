import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { todayQuery } from '../overview/index.js';
import { Bones, PageFrame } from '../page/index.js';
import { useInstantName } from '../period/index.js';
import { ProblemNote } from '../problem/index.js';
import { seesWholeCollege, useSession } from '../session/index.js';
import { CollegeToday } from './college-today.js';
import { OwnToday } from './own-today.js';

/** `/`: what concerns whoever opens it. An owner gets a short list, the quality office the whole spiral. */
export function TodayPage() {
  const { t } = useTranslation('today');
  const session = useSession();
  const instantName = useInstantName();
  const { data, error, refetch } = useQuery(todayQuery);
  const whole = seesWholeCollege(session);
  return (
    <PageFrame
      title={t('greeting', { name: session.name })}
      documentTitle={t('title')}
      lead={instantName(new Date().toISOString(), 'weekday')}
      narrow={!whole}
    >
      {error ? <ProblemNote error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Bones rows={12} height={40} /> : null}
      {data ? whole ? <CollegeToday today={data} /> : <OwnToday today={data} /> : null}
    </PageFrame>
  );
}
