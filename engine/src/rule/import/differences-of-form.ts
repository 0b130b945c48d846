import { type DifferenceList, one, ruleOf } from './difference.js';

const deep = (levels: number): object =>
  levels === 0 ? { fact: 'rate', operator: 'lessThan', value: 90 } : { not: deep(levels - 1) };

/** What is refused before anything runs, though that library takes it. */
export const DIFFERENCES_OF_FORM = {
  'path.code': {
    reason: {
      zh: '路径中的筛选和脚本是代码，原库会执行；这里规则包从不执行，直接拒绝。',
      en: 'Filters and scripts in a path are code, which the library runs; here nothing in a rule is ever run, and they are refused.',
    },
    example: {
      rule: one({ fact: 'grades', path: '$[(@.length-1)]', operator: 'lessThan', value: 60 }),
      facts: { grades: [90, 50] },
      theirs: 'triggered',
      ours: 'refused',
    },
  },
  'path.form': {
    reason: {
      zh: '写错的路径在原库里只是取不到东西，规则永远不触发；这里导入时就拒绝。',
      en: 'A path that is written wrongly just finds nothing there, and the rule never triggers; here it is refused on import.',
    },
    example: {
      rule: one({ fact: 'teacher', path: '.name', operator: 'equal', value: 'Ann' }),
      facts: { teacher: { name: 'Ann' } },
      theirs: 'clear',
      ours: 'refused',
    },
  },
  'operator.custom': {
    reason: {
      zh: '没有的运算或自定义运算，原库到运行时才报错，还会中止别的规则；这里导入时就拒绝。',
      en: 'An unknown or custom operator is an error only at run time there and stops other rules; here it is refused on import.',
    },
    example: {
      rule: ruleOf({
        any: [
          { fact: 'rate', operator: 'lessThan', value: 90, priority: 10 },
          { fact: 'rate', operator: 'isPrime', value: true },
        ],
      }),
      facts: { rate: 80 },
      theirs: 'triggered',
      ours: 'refused',
    },
  },
  'type.never': {
    reason: {
      zh: '类型决定了永远得不到结论的比较（如数与文字、文字比大小），原库照算；这里检查时报告，字典里有类型的直接拒绝。',
      en: 'A comparison that its types leave undecided for ever (a number with a text, an order of texts) is computed there; here the check reports it.',
    },
    example: {
      rule: one({ fact: 'rate', operator: 'lessThan', value: '90' }),
      facts: { rate: '80' },
      theirs: 'triggered',
      ours: 'unknown',
    },
  },
  'value.object': {
    reason: {
      zh: '比较的值是对象时，原库比较的是同一个对象，因此永远不等；这里拒绝，因为写的人想要的不是这个。',
      en: 'An object as the value is compared by identity there and never equal; here it is refused, for nobody means that.',
    },
    example: {
      rule: one({ fact: 'teacher', operator: 'notEqual', value: { name: 'Ann' } }),
      facts: { teacher: { name: 'Ann' } },
      theirs: 'triggered',
      ours: 'refused',
    },
  },
  'condition.ambiguous': {
    reason: {
      zh: '一个条件里同时写了两种形式（如 all 和 any），原库悄悄只用一个；这里拒绝。',
      en: 'Of two forms in one condition (all and any) the library silently uses one; here it is refused.',
    },
    example: {
      rule: ruleOf({
        all: [{ fact: 'rate', operator: 'lessThan', value: 90 }],
        any: [{ fact: 'rate', operator: 'lessThan', value: 10 }],
      }),
      facts: { rate: 80 },
      theirs: 'clear',
      ours: 'refused',
    },
  },
  'condition.undefined': {
    reason: {
      zh: '引用没有定义的命名条件，原库到运行到它时才报错；这里导入时就拒绝（除非设定允许）。',
      en: 'A reference to an undefined condition is an error only when it is met there; here it is refused on import, unless allowed.',
    },
    example: {
      rule: ruleOf({
        any: [{ fact: 'rate', operator: 'lessThan', value: 90, priority: 10 }, { condition: 'gone' }],
      }),
      facts: { rate: 80 },
      theirs: 'triggered',
      ours: 'refused',
    },
  },
  'condition.cycle': {
    reason: {
      zh: '命名条件互相引用时，原库永远不结束；这里导入时拒绝，并指出这个环。',
      en: 'Named conditions that refer to each other never end there; here they are refused on import, and the circle is named.',
    },
    example: {
      rule: ruleOf({ condition: 'a' }),
      context: { conditions: { a: { all: [{ condition: 'b' }] }, b: { all: [{ condition: 'a' }] } } },
      facts: {},
      theirs: 'endless',
      ours: 'refused',
    },
  },
  'rule.budget': {
    reason: {
      zh: '嵌套、数量或长度超过预算的规则，原库照单全收；这里拒绝，以免拖垮系统。',
      en: 'Rules nested, numerous or long beyond the budgets are taken there; here they are refused, so that none can bring the system down.',
    },
    example: { rule: ruleOf(deep(50)), facts: { rate: 80 }, theirs: 'triggered', ours: 'refused' },
  },
  'rule.priority': {
    reason: {
      zh: '原库把优先级 0 当作 1，把文字当作数字；这里优先级是正整数，其他的拒绝。',
      en: 'Priority 0 counts as 1 there, and a text as its number; here a priority is a whole number above zero, and others are refused.',
    },
    example: {
      rule: ruleOf({ all: [{ fact: 'rate', operator: 'lessThan', value: 90 }] }, { priority: 0 }),
      facts: { rate: 80 },
      theirs: 'triggered',
      ours: 'refused',
    },
  },
  'event.type': {
    reason: {
      zh: '事件类型在原库里可以是任何值；这里是预警等级的代码，写法不符的拒绝。',
      en: 'An event type is anything there; here it is the code of a severity, and what cannot be one is refused.',
    },
    example: {
      rule: ruleOf({ all: [{ fact: 'rate', operator: 'lessThan', value: 90 }] }, { event: { type: '!!' } }),
      facts: { rate: 80 },
      theirs: 'triggered',
      ours: 'refused',
    },
  },
  'event.large': {
    reason: {
      zh: '事件参数在原库里可以是任何东西；这里是大小有限的普通数据。',
      en: 'Event parameters are anything there; here they are plain data of limited size.',
    },
    example: {
      rule: ruleOf(
        { all: [{ fact: 'rate', operator: 'lessThan', value: 90 }] },
        { event: { type: 'warn', params: { text: 'x'.repeat(5_000) } } },
      ),
      facts: { rate: 80 },
      theirs: 'triggered',
      ours: 'refused',
    },
  },
} as const satisfies DifferenceList;
