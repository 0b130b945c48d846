import type { Dictionary, Indicator } from '@zhengai/engine';
import type { FirstAnswers } from '../definitions/index.js';
import type { Language } from '../i18n/index.js';

/** A new indicator that is, to begin with, the data item it is about. Its code is made here and never shown. */
export function firstDraft(
  { name, about }: FirstAnswers,
  dictionary: Dictionary,
  taken: readonly string[],
  language: Language,
): Indicator | undefined {
  const start = dictionary.items.find(({ code }) => code === about);
  if (!start) return undefined;
  let number = 1;
  while (taken.includes(`indicator-${number}`)) number += 1;
  return {
    code: `indicator-${number}`,
    name: { zh: name.trim(), en: name.trim() },
    level: start.level,
    periodKind: start.periodKind,
    ...(start.unit === undefined ? {} : { unit: start.unit }),
    direction: 'higher',
    decimals: 2,
    bases: [
      {
        code: 'own',
        name: { zh: '校内实时', en: 'College data' },
        formula: start.name[language],
      },
    ],
  };
}
