export { deliverDueMessages, GIVE_UP_AFTER_MS, MOST_ATTEMPTS } from './deliver-due-messages.js';
export { escalateWarnings } from './escalate-warnings.js';
export { findOwnSettings, saveOwnSettings, type OwnSettings } from './inbox-settings.js';
export { listChannels, listDeadDeliveries, listInbox } from './inbox-views.js';
export { notify } from './notify.js';
export { planDueMessages } from './plan-due-messages.js';
export { routeNotices } from './route-notices.js';
export { shareNotices } from './share-notices.js';
export { testChannel } from './test-channel.js';
