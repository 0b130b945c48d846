export { CodeEditor } from './code-editor.js';
export type { Monaco } from './load-monaco.js';
