export { PreviewPanel } from './preview-panel.js';
