import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useState } from 'react';
import { createQueryClient } from '../api/index.js';
import { useLanguage } from '../i18n/index.js';
import { LiveProvider } from '../live/index.js';
import { ProblemNote } from '../problem/index.js';
import { LogInPage, OneTimePasswordPage, sessionQuery } from '../session/index.js';
import { antdTheme } from '../theme/index.js';
import { createPageRouter } from './router.js';

/** Everything around the pages: texts, look, cache, and the door. */
export function AppRoot() {
  const language = useLanguage();
  const [queryClient] = useState(createQueryClient);
  return (
    <ConfigProvider
      theme={antdTheme}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
    >
      <AntdApp>
        <QueryClientProvider client={queryClient}>
          <Door />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  );
}

/** The address stays while one logs in, so that a link from a message leads where it should. */
function Door() {
  const session = useQuery(sessionQuery);
  const [router] = useState(createPageRouter);
  if (session.isPending) return null;
  if (session.error) {
    return (
      <div style={{ maxWidth: 640, margin: '20vh auto', padding: 16 }}>
        <ProblemNote error={session.error} onRetry={() => void session.refetch()} />
      </div>
    );
  }
  if (!session.data) return <LogInPage />;
  if (session.data.mustChangePassword) return <OneTimePasswordPage session={session.data} />;
  return (
    <LiveProvider>
      <RouterProvider router={router} />
    </LiveProvider>
  );
}
