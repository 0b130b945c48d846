export { LiveIndicator } from './live-indicator.js';
export { LiveProvider, useLiveChanges, useLiveState } from './live-provider.js';
