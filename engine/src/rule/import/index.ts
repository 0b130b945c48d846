export { type StockDifference } from './difference.js';
export { STOCK_DIFFERENCES, STOCK_RUN_DIFFERENCES, type StockDifferenceCode } from './differences.js';
export { importReport, type ImportDifference, type ImportOptions, type RuleImport } from './import-report.js';
export { type OurOutcome, type StockContext, type StockOutcome, type StockRule } from './stock-rule.js';
