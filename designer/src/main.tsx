import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AppRoot } from './app/index.js';
import { startI18n } from './i18n/index.js';
import { installPalette } from './theme/index.js';
import './theme/base.css';

installPalette(document.documentElement);
await startI18n();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <AppRoot />
  </StrictMode>,
);
