export { AppRoot } from './app-root.js';
