export { amount } from './amount.js';
export { useValueText } from './use-value-text.js';
