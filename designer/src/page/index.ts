export { BackLink } from './back-link.js';
export { Bones } from './bones.js';
export { FindingList } from './finding-list.js';
export { NothingHere } from './nothing-here.js';
export { PageFrame } from './page-frame.js';
export { Panel } from './panel.js';
export { Toolbar } from './toolbar.js';
