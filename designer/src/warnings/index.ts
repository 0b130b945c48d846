export { WarningListPage } from './warning-list-page.js';
export { WarningPage } from './warning-page.js';
