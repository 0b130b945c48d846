export { VerificationListPage } from './verification-list-page.js';
