import { EMPTY_DICTIONARY, type Dictionary } from '../../src/model/index.js';

/** Colleges with their category (类别) and some numbers, each named by its code. */
export function categoryDictionary(...numbers: readonly string[]): Dictionary {
  return {
    ...EMPTY_DICTIONARY,
    attributes: [
      { code: 'category', name: { zh: '类别', en: 'Category' }, level: 'college', valueType: 'text' },
    ],
    items: numbers.map((code) => ({
      code,
      name: { zh: code, en: code },
      level: 'college',
      valueType: 'number',
      periodKind: 'academicYear',
      kind: 'stock',
    })),
  };
}
