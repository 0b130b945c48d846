export { WarningListPage } from './warning-list-page.js';
