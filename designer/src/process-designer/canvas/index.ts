export { ProcessCanvas } from './process-canvas.js';
