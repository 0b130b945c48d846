export { IndicatorListPage } from './indicator-list-page.js';
export { IndicatorPage } from './indicator-page.js';
