import { ruleSentence, type Rule } from '@zhengai/engine';
import type { DictionaryView } from '@zhengai/runtime/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/index.js';

/** The rule read aloud. A draft may not be a rule yet. */
export function RuleSentence({ rule, world }: { readonly rule: Rule; readonly world: DictionaryView }) {
  const { t } = useTranslation('rule-designer');
  const language = useLanguage();
  const process = world.processes.find(({ code }) => code === rule.process)?.name;
  let sentence: string;
  try {
    sentence = ruleSentence(rule, world.dictionary, language, process ? { process } : {});
  } catch {
    sentence = t('sentence.unfinished');
  }
  return <>{sentence}</>;
}
