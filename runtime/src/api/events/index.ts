export { EventHub } from './event-hub.js';
export { eventRoutes } from './event-routes.js';
