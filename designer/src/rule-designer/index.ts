export { RuleDesignerPage } from './page/rule-designer-page.js';
export { RuleListPage } from './list/rule-list-page.js';
