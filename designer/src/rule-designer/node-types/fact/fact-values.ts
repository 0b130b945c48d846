import type { Dictionary, LocalizedText, ValueType } from '@zhengai/engine';
import type { FactName } from './fact-words.js';

/** What kind of values a fact takes, and which, where they can be listed. */
export interface FactValues {
  readonly type: ValueType | 'verdict';
  readonly options?: readonly { readonly code: string; readonly name: LocalizedText }[];
}

const VERDICTS = [
  { code: 'triggered', name: { zh: '触发', en: 'triggered' } },
  { code: 'clear', name: { zh: '未触发', en: 'not triggered' } },
] as const;

/** `undefined` for what the dictionary does not know. */
export function factValues(node: FactName, dictionary: Dictionary): FactValues | undefined {
  const code = node.params?.['code'];
  switch (node.fact) {
    case 'indicator':
    case 'standard':
      return { type: 'number' };
    case 'verdict':
      return { type: 'verdict', options: VERDICTS };
    case 'item': {
      const item = dictionary.items.find((known) => known.code === code);
      return item && { type: item.valueType };
    }
    case 'attribute': {
      const attribute = dictionary.attributes.find((known) => known.code === code);
      return (
        attribute && {
          type: attribute.valueType,
          ...(attribute.options ? { options: attribute.options } : {}),
        }
      );
    }
    default:
      return undefined;
  }
}
