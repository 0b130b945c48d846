/** Words of the drawn table, the one we write first. */
export const GROUPS = {
  conditions: ['条件', '适用条件', 'Conditions'],
  results: ['结果', '标准', '标准线', '结论', 'Results', 'Lines'],
  clause: ['依据', '备注', '说明', 'Clause', 'Note'],
} as const;

/** The sheet beside the drawing. */
export const ABOUT = {
  sheet: '关于此表',
  head: { code: '编码', name: '名称', level: '层面', hitPolicy: '命中策略', aggregator: '汇总' },
  columns: {
    label: '列',
    english: '英文',
    expression: '表达式或编码',
    type: '类型',
    values: '允许值',
    fallback: '缺省值',
  },
} as const;

/** Title, groups, header. */
export const ROWS_ABOVE = 3;
