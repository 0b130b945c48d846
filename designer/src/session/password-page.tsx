import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../page/index.js';
import { PasswordForm } from './password-form.js';

/** `/password`: change one's own password. */
export function PasswordPage() {
  const { t } = useTranslation('session');
  const { message } = App.useApp();
  return (
    <PageFrame title={t('change.ownTitle')} narrow>
      <div style={{ maxWidth: 380 }}>
        <PasswordForm oneTime={false} onChanged={() => void message.success(t('change.done'))} />
      </div>
    </PageFrame>
  );
}
