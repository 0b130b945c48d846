export { roundAll, roundDigits, roundHalfUp, type CutDigits } from './round-half-up.js';
