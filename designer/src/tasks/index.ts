export { TaskListPage } from './task-list-page.js';
export { TaskPage } from './task-page.js';
