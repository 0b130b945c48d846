export { notify } from './notify.js';
export { routeNotices } from './route-notices.js';
