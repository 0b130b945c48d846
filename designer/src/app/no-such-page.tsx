import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../page/index.js';

export function NoSuchPage() {
  const { t } = useTranslation('app');
  return (
    <PageFrame title={t('noSuchPage.title')} lead={t('noSuchPage.lead')} narrow>
      <Link to="/">{t('noSuchPage.home')}</Link>
    </PageFrame>
  );
}
