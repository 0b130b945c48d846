import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { todayQuery } from '../overview/index.js';
import { useSession } from '../session/index.js';
import styles from './house-links.module.css';
import { houseMap, type HouseEntry } from './house-map.js';

const groups: readonly HouseEntry['group'][] = ['daily', 'design'];

/** The entries of the house that this person may enter, with what waits behind them. */
export function HouseLinks({ onGo }: { readonly onGo?: () => void }) {
  const { t } = useTranslation('shell');
  const session = useSession();
  const { data: today } = useQuery(todayQuery);
  return (
    <nav aria-label={t('navigation')} className={styles.nav}>
      {groups.map((group) => {
        const entries = houseMap.filter((entry) => entry.group === group && entry.isFor(session));
        if (entries.length === 0) return null;
        return (
          <ul key={group}>
            {entries.map((entry) => {
              const count = today && entry.count ? entry.count(today) : 0;
              return (
                <li key={entry.name}>
                  <Link
                    to={entry.to}
                    className={styles.link}
                    activeProps={{ 'data-active': true, 'aria-current': 'page' }}
                    activeOptions={{ exact: entry.to === '/', includeSearch: false }}
                    {...(onGo ? { onClick: onGo } : {})}
                  >
                    <span aria-hidden="true" className={styles.icon}>
                      {entry.icon}
                    </span>
                    {t(`house.${entry.name}`)}
                    {count > 0 ? <span className={styles.count}>{count}</span> : null}
                  </Link>
                </li>
              );
            })}
          </ul>
        );
      })}
    </nav>
  );
}
