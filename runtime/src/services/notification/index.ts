export { addressOf } from './address-of.js';
export { deliverDueMessages, GIVE_UP_AFTER_MS, MOST_ATTEMPTS } from './deliver-due-messages.js';
export { notify } from './notify.js';
export { planDueMessages } from './plan-due-messages.js';
export { routeNotices, SETTLE_MS } from './route-notices.js';
export { shareNotices } from './share-notices.js';
