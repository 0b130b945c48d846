import { type DifferenceList, one, ruleOf } from './difference.js';

/** What data makes of a rule: missing facts, other types, holes in lists, paths that lead nowhere. */
export const DIFFERENCES_OF_DATA = {
  'missing.clear': {
    reason: {
      zh: '缺数据时原库算作不成立，规则显示为“未触发”；这里是“无法判定”，并指出缺哪些数据。',
      en: 'Missing data is false there, so the rule looks clear; here it is unknown, and the missing facts are named.',
    },
    example: {
      rule: one({ fact: 'rate', operator: 'lessThan', value: 90 }),
      facts: { rate: null },
      theirs: 'clear',
      ours: 'unknown',
    },
  },
  'missing.triggered': {
    reason: {
      zh: '缺数据经“不满足”“不等于”“不属于”之后在原库里变成成立，规则会凭空触发；这里仍是“无法判定”。',
      en: 'Under not, notEqual or notIn missing data becomes true there, and a rule triggers on nothing; here it stays unknown.',
    },
    example: {
      rule: ruleOf({ not: { fact: 'rate', operator: 'greaterThanInclusive', value: 90 } }),
      facts: { rate: null },
      theirs: 'triggered',
      ours: 'unknown',
    },
  },
  'missing.error': {
    reason: {
      zh: '没有给出的事实在原库里使整次运行报错，别的规则也得不到结果；这里只影响用到它的条件。',
      en: 'A fact that is not given fails the whole run there, other rules included; here it touches only the conditions that use it.',
    },
    example: {
      rule: ruleOf({
        any: [
          { fact: 'rate', operator: 'lessThan', value: 90 },
          { fact: 'hours', operator: 'lessThan', value: 10 },
        ],
      }),
      facts: { rate: 80 },
      theirs: 'error',
      ours: 'triggered',
    },
  },
  'missing.null': {
    reason: {
      zh: '与空值比较在原库里可以成立；这里缺数据从不算作某个值，永远是“无法判定”，检查时会提醒。',
      en: 'A comparison with null can be true there; here missing data is never a value: it stays unknown, and the check says so.',
    },
    example: {
      rule: one({ fact: 'rate', operator: 'equal', value: null }),
      facts: { rate: null },
      theirs: 'triggered',
      ours: 'unknown',
    },
  },
  'missing.throws': {
    reason: {
      zh: '“属于”或列表修饰的右边为空或不是列表时，原库抛出错误，整次运行中止；这里是“无法判定”。',
      en: 'Where the list to look in is missing or no list, the library throws and ends the run; here it is unknown.',
    },
    example: {
      rule: one({ fact: 'kind', operator: 'notIn', value: { fact: 'kinds' } }),
      facts: { kind: 'eng', kinds: null },
      theirs: 'error',
      ours: 'unknown',
    },
  },
  'type.textAsNumber': {
    reason: {
      zh: '原库把文字当数字比较（“9”小于 85 成立）；这里文字从不当数字，是“无法判定”，并给出类型提醒。',
      en: 'A text is compared as a number there (“9” is below 85); here it never is: unknown, with a warning about the type.',
    },
    example: {
      rule: one({ fact: 'rate', operator: 'lessThan', value: 85 }),
      facts: { rate: '9' },
      theirs: 'triggered',
      ours: 'unknown',
    },
  },
  'type.textOrder': {
    reason: {
      zh: '两段文字在原库里按字符顺序比大小（“10”小于“9”成立）；这里文字没有大小，是“无法判定”。',
      en: 'Two texts are ordered by their characters there (“10” is below “9”); here texts have no order: unknown.',
    },
    example: {
      rule: one({ fact: 'rate', operator: 'lessThan', value: { fact: 'limit' } }),
      facts: { rate: '10', limit: '9' },
      theirs: 'triggered',
      ours: 'unknown',
    },
  },
  'type.mismatch': {
    reason: {
      zh: '类型不同的两个值在原库里就是“不相等”，数据录错了也不会有人知道；这里是“无法判定”，并给出类型提醒。',
      en: 'Values of two types are just not equal there, and wrong data goes unseen; here it is unknown, with a warning about the type.',
    },
    example: {
      rule: one({ fact: 'year', operator: 'notEqual', value: 2024 }),
      facts: { year: '2024' },
      theirs: 'triggered',
      ours: 'unknown',
    },
  },
  'number.notFinite': {
    reason: {
      zh: '无穷大和非数在原库里照常比较；这里它们不是数据，按缺数据处理。',
      en: 'Infinity and NaN are compared like numbers there; here they are no data and count as missing.',
    },
    example: {
      rule: one({ fact: 'rate', operator: 'greaterThan', value: 90 }),
      facts: { rate: Infinity },
      theirs: 'triggered',
      ours: 'unknown',
    },
  },
  'list.expected': {
    reason: {
      zh: '需要列表而数据不是列表时，原库算作不成立；这里是“无法判定”，并给出类型提醒。',
      en: 'Where a list is needed and the data is none it is false there; here it is unknown, with a warning about the type.',
    },
    example: {
      rule: one({ fact: 'kinds', operator: 'contains', value: 'eng' }),
      facts: { kinds: 'eng' },
      theirs: 'clear',
      ours: 'unknown',
    },
  },
  'list.hole': {
    reason: {
      zh: '列表中的空值在原库里当作一个值；这里是缺数据，影响结论时为“无法判定”。',
      en: 'A null inside a list is a value there; here it is missing data: unknown where it matters.',
    },
    example: {
      rule: one({ fact: 'kinds', operator: 'doesNotContain', value: 'eng' }),
      facts: { kinds: ['med', null] },
      theirs: 'triggered',
      ours: 'unknown',
    },
  },
  'path.onScalar': {
    reason: {
      zh: '事实是单个值时，原库忽略路径而用这个值本身；这里路径取不到东西，按缺数据处理并提醒。',
      en: 'On a single value the library ignores the path and takes the value itself; here nothing is found: missing, with a warning.',
    },
    example: {
      rule: one({ fact: 'teacher', path: '$.age', operator: 'greaterThan', value: 30 }),
      facts: { teacher: 45 },
      theirs: 'triggered',
      ours: 'unknown',
    },
  },
  'path.nothing': {
    reason: {
      zh: '路径取不到东西时，原库得到一个与任何值都不等的值，否定后便成立；这里是缺数据。',
      en: 'A path that finds nothing gives a value unequal to all others there, and its negation holds; here it is missing data.',
    },
    example: {
      rule: one({ fact: 'teacher', path: '$.title', operator: 'notEqual', value: 'professor' }),
      facts: { teacher: { name: 'Ann' } },
      theirs: 'triggered',
      ours: 'unknown',
    },
  },
  'path.list': {
    reason: {
      zh: '“..名称”只在最外层找到一个值时，原库给出这个值，否则给出列表，类型随数据而变；这里总是列表。',
      en: 'Where “..name” finds one value at the top the library gives it bare, otherwise a list: the type depends on the data. Here it is always a list.',
    },
    example: {
      rule: one({ fact: 'teacher', path: '$..title', operator: 'contains', value: 'professor' }),
      facts: { teacher: { title: 'professor' } },
      theirs: 'clear',
      ours: 'triggered',
    },
  },
  'path.text': {
    reason: {
      zh: '原库的路径可以取文字的长度和单个字符；这里文字是一个值，里面没有东西可取。',
      en: 'A path reaches the length and the characters of a text there; here a text is one value with nothing inside.',
    },
    example: {
      rule: one({ fact: 'teacher', path: '$.name.length', operator: 'equal', value: 3 }),
      facts: { teacher: { name: 'Ann' } },
      theirs: 'triggered',
      ours: 'unknown',
    },
  },
  'fact.reading': {
    reason: {
      zh: '含有 value 的对象在这里是“值和来源”，取其中的值；原库把它当作普通对象。',
      en: 'An object that holds a value is here a value with its source, and the value is taken; there it is an object like any other.',
    },
    example: {
      rule: one({ fact: 'rate', operator: 'lessThan', value: 90 }),
      facts: { rate: { value: 80, source: 'registry' } },
      theirs: 'clear',
      ours: 'triggered',
    },
  },
} as const satisfies DifferenceList;
