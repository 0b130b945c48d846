import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionKey } from '../api/index.js';
import { logOut, useSession } from '../session/index.js';
import styles from './person-menu.module.css';

/** Who one is, and the way out. */
export function PersonMenu() {
  const { t } = useTranslation('shell');
  const session = useSession();
  const navigate = useNavigate();
  const queryClient = useQueryClient();

  const leave = async () => {
    try {
      await logOut();
    } finally {
      queryClient.setQueryData(sessionKey, null);
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
    }
  };

  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'password', label: t('person.password') },
          { key: 'leave', label: t('person.leave') },
        ],
        onClick: ({ key }) => void (key === 'leave' ? leave() : navigate({ to: '/password' })),
      }}
    >
      <button type="button" className={styles.person} aria-haspopup="menu">
        <span className={styles.name}>{session.name}</span>
        <span className={styles.where}>
          {session.department ?? session.roles.map((role) => t(`role.${role}`)).join(t('separator'))}
        </span>
      </button>
    </Dropdown>
  );
}
