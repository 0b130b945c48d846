export { findingsOf, leadOf } from './findings.js';
