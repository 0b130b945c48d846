import { MenuOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../i18n/index.js';
import { LiveIndicator } from '../live/index.js';
import { todayQuery } from '../overview/index.js';
import { LanguageSwitch, useSession } from '../session/index.js';
import { HouseLinks } from './house-links.js';
import { houseMap } from './house-map.js';
import { PersonMenu } from './person-menu.js';
import styles from './phone-bar.module.css';

const tabs = houseMap.filter(({ name }) => ['today', 'warnings', 'tasks'].includes(name));

/** On a phone: the college and the rest of the house above, the three daily pages below. */
export function PhoneBar() {
  const { t } = useTranslation('shell');
  const localized = useLocalized();
  const { college } = useSession();
  const { data: today } = useQuery(todayQuery);
  const [open, setOpen] = useState(false);
  return (
    <>
      <header className={styles.top}>
        <span className={styles.college}>{localized(college.name)}</span>
        {college.fictional ? <span className={styles.fictional}>{t('fictional')}</span> : null}
        <button type="button" className={styles.menu} aria-label={t('menu')} onClick={() => setOpen(true)}>
          <MenuOutlined aria-hidden />
        </button>
      </header>
      <nav className={styles.tabs} aria-label={t('tabs')}>
        {tabs.map((entry) => {
          const count = today && entry.count ? entry.count(today) : 0;
          return (
            <Link
              key={entry.name}
              to={entry.to}
              className={styles.tab}
              activeProps={{ 'data-active': true, 'aria-current': 'page' }}
              activeOptions={{ exact: entry.to === '/', includeSearch: false }}
            >
              <span className={styles.icon} aria-hidden="true">
                {entry.icon}
              </span>
              <span>
                {t(`house.${entry.name}`)}
                {count > 0 ? <span className={styles.count}> {count}</span> : null}
              </span>
            </Link>
          );
        })}
      </nav>
      <Drawer open={open} onClose={() => setOpen(false)} size={280} title={t('product')}>
        <HouseLinks onGo={() => setOpen(false)} />
        <div className={styles.drawerFoot}>
          <LiveIndicator />
          <PersonMenu />
          <LanguageSwitch />
        </div>
      </Drawer>
    </>
  );
}
