import type { DataItem, Diagnostic } from '../model/index.js';

/** What is wrong with an item by itself: a slice must be told from the others by its code and by either name. */
export function checkDataItem({ code, slices = [] }: DataItem): Diagnostic[] {
  return slices.flatMap((slice, i): Diagnostic[] => {
    const same = slices
      .slice(0, i)
      .find(
        ({ code: other, name }) =>
          other === slice.code || name.zh === slice.name.zh || name.en === slice.name.en,
      );
    if (!same) return [];
    return [
      {
        code: 'item.slice.duplicate',
        severity: 'error',
        path: `items/${code}/slices/${i}`,
        message: {
          zh: `分项“${slice.name.zh}”（${slice.code}）与“${same.name.zh}”（${same.code}）重复`,
          en: `The slice “${slice.name.en}” (${slice.code}) is the same as “${same.name.en}” (${same.code})`,
        },
      },
    ];
  });
}
