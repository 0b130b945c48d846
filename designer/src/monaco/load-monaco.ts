import type { Language } from '../i18n/index.js';
import type { monaco } from './monaco.js';

export type Monaco = typeof monaco;

let loading: Promise<Monaco> | undefined;

/** The editor, four megabytes, only when a page shows code; its own words come before it. */
export function loadMonaco(language: Language): Promise<Monaco> {
  loading ??= (async () => {
    if (language === 'zh') await import('monaco-editor/nls/lang/zh-cn.js');
    return (await import('./monaco.js')).monaco;
  })();
  return loading;
}
