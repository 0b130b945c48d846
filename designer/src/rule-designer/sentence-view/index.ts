export { SentenceView } from './sentence-view.js';
