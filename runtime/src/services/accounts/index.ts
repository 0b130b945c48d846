export type { AccountDependencies } from './account-dependencies.js';
export { DEMO_PASSWORD, ensureDemoAccounts, listDemoAccounts, type DemoAccount } from './demo-accounts.js';
export { ensureFirstAdministrator, FIRST_ADMINISTRATOR } from './first-administrator.js';
export { importPeople, type PeopleImported } from './import-people.js';
export { changePassword, logIn, mustChangePassword, SHORTEST_PASSWORD, type LoggedIn } from './log-in.js';
