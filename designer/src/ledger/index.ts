export { RuleLedgerPage } from './rule-ledger-page.js';
