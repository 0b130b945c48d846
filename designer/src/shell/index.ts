export { PageShell } from './page-shell.js';
