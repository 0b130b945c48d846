export { createChannels } from './create-channels.js';
export { readNotifyConfig, type NotifyConfig } from './notify-config.js';
