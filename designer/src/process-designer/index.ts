export { ProcessDesignerPage } from './page/process-designer-page.js';
export { ProcessListPage } from './page/process-list-page.js';
