export { ReplayPage } from './replay-page.js';
