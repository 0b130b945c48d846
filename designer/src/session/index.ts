export { LanguageSwitch } from './language-switch.js';
export { LogInPage } from './log-in-page.js';
export { OneTimePasswordPage } from './one-time-password-page.js';
export { PasswordPage } from './password-page.js';
export { seesWholeCollege } from './role-view.js';
export { logOut, sessionQuery, useSession } from './session-query.js';
