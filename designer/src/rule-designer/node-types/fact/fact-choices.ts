import type { Dictionary, LocalizedText } from '@zhengai/engine';
import type { RuleHead } from '../../document/index.js';
import type { FactName } from './fact-words.js';

export interface FactChoice {
  readonly key: string;
  readonly name: LocalizedText;
  readonly fact: string;
  readonly params: Readonly<Record<string, string>>;
}

export const FACT_GROUPS = ['indicator', 'item', 'standard', 'attribute', 'verdict'] as const;

/** One text for one fact, whatever its period: what a choice is told apart by. */
export function choiceKey({ fact, params }: FactName): string {
  return [fact, params?.['code'] ?? '', params?.['line'] ?? ''].map(String).join(':');
}

/** Only what the rule's level and kind of period can see. */
export function factChoices(dictionary: Dictionary, head: RuleHead): FactChoice[] {
  const seen = ({ level, periodKind }: { level: string; periodKind?: string }): boolean =>
    level === head.level && (periodKind === undefined || periodKind === head.periodKind);
  const plain = (
    fact: string,
    list: readonly { code: string; name: LocalizedText; level: string; periodKind?: string }[],
  ): FactChoice[] =>
    list.filter(seen).map(({ code, name }) => ({
      key: choiceKey({ fact, params: { code } }),
      name,
      fact,
      params: { code },
    }));
  return [
    ...plain('indicator', dictionary.indicators),
    ...plain('item', dictionary.items),
    ...dictionary.standards.filter(seen).flatMap(({ code, name, lines }) =>
      lines.map((line): FactChoice => {
        const params = { code, line: line.code };
        return {
          key: choiceKey({ fact: 'standard', params }),
          name: { zh: `${line.name.zh} ·《${name.zh}》`, en: `${line.name.en} · ${name.en}` },
          fact: 'standard',
          params,
        };
      }),
    ),
    ...plain('attribute', dictionary.attributes),
    ...plain(
      'verdict',
      dictionary.rules.filter(({ code }) => code !== head.code),
    ),
  ];
}
