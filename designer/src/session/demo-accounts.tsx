import type { DemoAccount } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import styles from './demo-accounts.module.css';

interface DemoAccountsProps {
  readonly accounts: readonly DemoAccount[];
  readonly disabled: boolean;
  readonly onChoose: (account: DemoAccount) => void;
}

/** The people of the demo college, each one click away. */
export function DemoAccounts({ accounts, disabled, onChoose }: DemoAccountsProps) {
  const { t } = useTranslation('session');
  return (
    <section className={styles.demo} aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{t('demo.title')}</h2>
      <p>{t('demo.lead')}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.staffNumber}>
            <button type="button" disabled={disabled} onClick={() => onChoose(account)}>
              <span className={styles.who}>
                <strong>{account.name}</strong>
                <span>{t(`role.${account.role}`)}</span>
              </span>
              <span className={styles.why}>{t(`demo.why.${account.role}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
