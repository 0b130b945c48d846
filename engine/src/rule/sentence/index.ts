export { ruleSentence } from './rule-sentence.js';
