import { Link } from '@tanstack/react-router';
import type { Today } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import { useArrivals } from '../arrival/index.js';
import { NothingHere, Panel } from '../page/index.js';
import { SpiralPicture, type SpiralPictureProps } from '../spiral/index.js';
import { TaskSummary } from '../task-summary/index.js';
import { WarningSummary } from '../warning-summary/index.js';
import { OpenWarnings } from './open-warnings.js';
import styles from './today.module.css';

const stationLinks: SpiralPictureProps['links'] = {
  monitor: { to: '/warnings', search: { state: 'pending' } },
  warn: { to: '/warnings' },
  diagnose: { to: '/warnings' },
  improve: { to: '/tasks', search: { all: true } },
  verify: { to: '/verifications' },
};

/** Where everything stands: the spiral with what is under way, open warnings, what is new, one's own tasks. */
export function CollegeToday({ today }: { readonly today: Today }) {
  const { t, i18n } = useTranslation('today');
  const arrivals = useArrivals(
    today.newest.map(({ id }) => id),
    'today',
  );
  const number = new Intl.NumberFormat(i18n.language === 'zh' ? 'zh-CN' : 'en-GB');
  return (
    <div className={styles.stack}>
      <div className={styles.top}>
        <section className={styles.spiral} aria-label={t('spiral')}>
          <SpiralPicture stages={today.stages} links={stationLinks} />
          <p className={styles.volume}>
            {t('volume', {
              observations: number.format(today.observations),
              verdicts: number.format(today.verdicts),
            })}
          </p>
        </section>
        <OpenWarnings today={today} />
      </div>
      <div className={styles.bottom}>
        <Panel title={t('newest.title')} aside={<Link to="/warnings">{t('newest.all')}</Link>} flush>
          {today.newest.length === 0 ? <NothingHere title={t('newest.nothing')} /> : null}
          <ul className={styles.rows}>
            {today.newest.map((warning) => (
              <li key={warning.id}>
                <WarningSummary warning={warning} arriving={arrivals.has(warning.id)} />
              </li>
            ))}
          </ul>
        </Panel>
        <Panel title={t('mine.title')} aside={<Link to="/tasks">{t('mine.all')}</Link>} flush>
          {today.myTasks.length === 0 ? <NothingHere title={t('mine.nothing')} /> : null}
          <ul className={styles.rows}>
            {today.myTasks.map((task) => (
              <li key={task.id}>
                <TaskSummary task={task} short />
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </div>
  );
}
