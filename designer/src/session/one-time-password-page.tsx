import type { Session } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import { FrontDoor } from './front-door.js';
import { PasswordForm } from './password-form.js';

/** Shown instead of every page until the one-time password is changed. */
export function OneTimePasswordPage({ session }: { readonly session: Session }) {
  const { t } = useTranslation('session');
  return (
    <FrontDoor title={t('change.title')} lead={t('change.lead', { name: session.name })}>
      <PasswordForm oneTime />
    </FrontDoor>
  );
}
