export { BackLink } from './back-link.js';
export { Bones } from './bones.js';
export { NothingHere } from './nothing-here.js';
export { PageFrame } from './page-frame.js';
export { Panel } from './panel.js';
