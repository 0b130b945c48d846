import { list, nullable, number, optional, text } from './parameter.js';
import { compilePattern, replacementOf } from './regular-expression.js';
import { signature, type Builtin, type CallContext } from './signature.js';

/** Functions over texts, DMN 1.5, 10.3.4.3: they count characters, that is code points. */
export const STRING_BUILTINS = {
  substring: [
    signature(
      [text('string'), number('start position'), optional(nullable(number('length')))],
      (_call, string, start, length) => substring(string, start, length ?? null),
    ),
  ],
  'string length': [signature([text('string')], (_call, string) => lengthOf(string))],
  'upper case': [signature([text('string')], (call, string) => call.budget.text(string.toUpperCase()))],
  'lower case': [signature([text('string')], (call, string) => call.budget.text(string.toLowerCase()))],
  'substring before': [
    signature([text('string'), text('match')], (_call, string, match) => {
      const at = string.indexOf(match);
      return at < 0 ? '' : string.slice(0, at);
    }),
  ],
  'substring after': [
    signature([text('string'), text('match')], (_call, string, match) => {
      const at = string.indexOf(match);
      return at < 0 ? '' : string.slice(at + match.length);
    }),
  ],
  contains: [signature([text('string'), text('match')], (_call, string, match) => string.includes(match))],
  'starts with': [
    signature([text('string'), text('match')], (_call, string, match) => string.startsWith(match)),
  ],
  'ends with': [signature([text('string'), text('match')], (_call, string, match) => string.endsWith(match))],
  matches: [
    signature(
      [text('input'), text('pattern'), optional(nullable(text('flags')))],
      (call, input, pattern, flags) => patternFor(call, pattern, flags, input, 'u')?.test(input) ?? null,
    ),
  ],
  replace: [
    signature(
      [text('input'), text('pattern'), text('replacement'), optional(nullable(text('flags')))],
      (call, input, pattern, replacement, flags) => {
        const compiled = patternFor(call, pattern, flags, input, 'g');
        const by = compiled && replacementOf(replacement);
        if (!compiled) return null;
        if (by === undefined || ''.search(compiled) === 0) return refuseReplacement(call, by === undefined);
        call.budget.spend(input.length);
        return call.budget.text(input.replace(compiled, by));
      },
    ),
  ],
  split: [
    signature([text('string'), text('delimiter')], (call, string, delimiter) => {
      const pattern = patternFor(call, delimiter, '', string, 'g');
      if (!pattern) return null;
      call.budget.spend(string.length);
      return splitBy(string, pattern);
    }),
  ],
  'string join': [
    signature([list('list'), optional(nullable(text('delimiter')))], (call, elements, delimiter) => {
      const texts = elements.filter((one) => one !== null);
      if (!texts.every((one) => typeof one === 'string')) {
        call.warn('feel.argument', { zh: '列表中只能有文字', en: 'the list must hold texts alone' });
        return null;
      }
      call.budget.spend(texts.length);
      return call.budget.text(texts.join(delimiter ?? ''));
    }),
  ],
} satisfies Record<string, Builtin>;

/** Number of code points. */
function lengthOf(string: string): number {
  let length = 0;
  for (let i = 0; i < string.length; i += (string.codePointAt(i) as number) > 0xffff ? 2 : 1) length++;
  return length;
}

function substring(string: string, start: number, length: number | null): string | null {
  const characters = Array.from(string);
  const first = Math.trunc(start);
  if (first === 0 || (length !== null && length < 1)) return null;
  const from = first > 0 ? first - 1 : characters.length + first;
  if (from < 0) return null;
  return characters.slice(from, length === null ? undefined : from + Math.trunc(length)).join('');
}

function patternFor(
  call: CallContext,
  pattern: string,
  flags: string | null | undefined,
  input: string,
  mode: 'u' | 'g',
): RegExp | undefined {
  const compiled = compilePattern(pattern, flags ?? '', mode);
  if ('refused' in compiled) {
    call.warn('feel.pattern', compiled.refused);
    return undefined;
  }
  if (input.length > compiled.longest) {
    call.warn('feel.pattern', {
      zh: `这个正则式最多用于 ${compiled.longest} 字的文字，这里有 ${input.length} 字`,
      en: `this pattern is used on at most ${compiled.longest} characters, not ${input.length}`,
    });
    return undefined;
  }
  return compiled.expression;
}

/** XPath's fn:replace knows neither a pattern that matches the empty text nor a lone `$` in the replacement. */
function refuseReplacement(call: CallContext, isText: boolean): null {
  call.warn(
    'feel.pattern',
    isText
      ? {
          zh: '替换文字中的 $ 和 \\ 要写作 \\$ 和 \\\\',
          en: 'write $ and \\ of the replacement as \\$ and \\\\',
        }
      : { zh: '正则式不能匹配空文字', en: 'the pattern must not match the empty text' },
  );
  return null;
}

/** What groups of the pattern catch is no part of the result. */
function splitBy(string: string, pattern: RegExp): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of string.matchAll(pattern)) {
    if (match[0] === '' && (match.index === 0 || match.index === string.length)) continue;
    parts.push(string.slice(from, match.index));
    from = match.index + match[0].length;
  }
  parts.push(string.slice(from));
  return parts;
}
