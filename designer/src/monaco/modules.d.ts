declare module 'monaco-editor/nls/lang/zh-cn.js';
declare module 'monaco-editor/features/register.all';
declare module 'monaco-editor/languages/features/json/register';
