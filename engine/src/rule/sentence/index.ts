export { conditionPhrase, ruleSentence } from './rule-sentence.js';
