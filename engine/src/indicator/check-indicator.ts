import {
  atPath,
  describeUnit,
  hasErrors,
  isPlainUnit,
  isSameUnit,
  readUnit,
  unitOfFormula,
  type FeelType,
  type ParsedFormula,
} from '../feel/index.js';
import {
  PERIOD_KIND_NAMES,
  type Diagnostic,
  type Dictionary,
  type FactRef,
  type Indicator,
  type LocalizedText,
  type PeriodKind,
} from '../model/index.js';
import { isFinerKind } from '../time/index.js';
import { findIndicatorCycle } from './indicator-cycle.js';
import { parseBases, type ParsedBasis } from './parse-bases.js';
import { sliceDiagnostics } from './sliced-indicator.js';

/** What is wrong with an indicator; errors block its release. */
export function checkIndicator(indicator: Indicator, dictionary: Dictionary): Diagnostic[] {
  return diagnose(indicator, dictionary, parseBases(indicator, dictionary));
}

export function diagnose(
  indicator: Indicator,
  dictionary: Dictionary,
  bases: readonly ParsedBasis[],
): Diagnostic[] {
  const path = `indicators/${indicator.code}`;
  const found = [...levelDiagnostics(indicator, dictionary, path), ...duplicateBases(indicator, path)];
  bases.forEach(({ parsed }, i) => {
    const at = `${path}/bases/${i}/formula`;
    found.push(...atPath(at, parsed.diagnostics), ...resultDiagnostics(parsed, at));
    found.push(...unitDiagnostics(indicator, parsed, at));
    found.push(...periodDiagnostics(indicator, dictionary, parsed, at));
    found.push(...sliceDiagnostics(dictionary, parsed, at));
  });
  if (hasErrors(found)) return found;
  const cycle = findIndicatorCycle(indicator, dictionary);
  return cycle ? [...found, cycleDiagnostic(cycle, path)] : found;
}

function levelDiagnostics(indicator: Indicator, dictionary: Dictionary, path: string): Diagnostic[] {
  if (dictionary.levels.length === 0 || dictionary.levels.some(({ code }) => code === indicator.level))
    return [];
  return [
    {
      code: 'indicator.level.unknown',
      severity: 'error',
      path: `${path}/level`,
      message: {
        zh: `没有编码为“${indicator.level}”的层面，请先定义该层面`,
        en: `There is no level “${indicator.level}”: define it first`,
      },
    },
  ];
}

function duplicateBases(indicator: Indicator, path: string): Diagnostic[] {
  return indicator.bases.flatMap(({ code }, i): Diagnostic[] =>
    indicator.bases.findIndex((other) => other.code === code) === i
      ? []
      : [
          {
            code: 'indicator.basis.duplicate',
            severity: 'error',
            path: `${path}/bases/${i}/code`,
            message: { zh: `口径编码“${code}”重复`, en: `The basis code “${code}” is used twice` },
          },
        ],
  );
}

function resultDiagnostics({ node, text }: ParsedFormula, path: string): Diagnostic[] {
  if (!node || node.type === 'number' || node.type === 'any') return [];
  const hint = NUMBER_HINTS[node.type] ?? NUMBER_HINTS.boolean;
  return [
    {
      code: 'indicator.notNumber',
      severity: 'error',
      path,
      from: 0,
      to: text.length,
      message: {
        zh: `指标的公式应得出一个数；${hint?.zh ?? ''}`,
        en: `An indicator’s formula must give a number; ${hint?.en ?? ''}`,
      },
    },
  ];
}

/** What to write instead, by what the formula gives. */
const NUMBER_HINTS: Partial<Record<FeelType, LocalizedText>> = {
  boolean: {
    zh: '是非判断请写在规则里，或写成 if 条件 then 1 else 0',
    en: 'put conditions into a rule, or write if condition then 1 else 0',
  },
  text: {
    zh: '这里得出的是文字，请把各档写成数，或改为属性',
    en: 'this one gives text: write numbers for its grades, or make it an attribute',
  },
  date: {
    zh: '这里得出的是日期，例如取年份写 (日期).year',
    en: 'this one gives a date: write (date).year for its year, for example',
  },
  list: {
    zh: '这里得出的是列表，请用 sum、count、max 等取一个数',
    en: 'this one gives a list: take one number of it by sum, count, max …',
  },
  null: { zh: '这里永远是空值', en: 'this one is always null' },
  other: {
    zh: '日期相减得到时长，取天数写 (甲 - 乙).days；if 的各个分支都要是数',
    en: 'a date less a date is a duration, write (a - b).days for its days; all branches of an if must be numbers',
  },
};

/** The unit declared is not what the formula gives: most often a ratio that was to be a percentage. */
function unitDiagnostics(
  { unit: declared }: Indicator,
  { node, slots, text }: ParsedFormula,
  path: string,
): Diagnostic[] {
  if (!node || declared === undefined) return [];
  const [given, wanted] = [unitOfFormula(node, slots), readUnit(declared)];
  if (given.kind === 'bare' || given.kind === 'unknown' || isSameUnit(given, wanted)) return [];
  if (!isPlainUnit(given)) return [];
  const ratio = given.kind === 'ratio' && wanted.kind === 'percent';
  const [zh, en] = [describeUnit(given).zh, describeUnit(given).en];
  return [
    {
      code: 'indicator.unit',
      severity: 'warning',
      path,
      from: 0,
      to: text.length,
      message: {
        zh: `公式得出的是${zh}，指标的单位却是“${declared}”${ratio ? '；要得出百分数请乘以 100' : '，请核对'}`,
        en: `The formula gives ${en}, but the indicator’s unit is “${declared}”${ratio ? ': multiply by 100 for a percentage' : ': check which is right'}`,
      },
    },
  ];
}

/** A formula that mixes kinds of period says for each other kind how it becomes its own. */
function periodDiagnostics(
  indicator: Indicator,
  dictionary: Dictionary,
  parsed: ParsedFormula,
  path: string,
): Diagnostic[] {
  return parsed.names.flatMap(({ text, from, to, ref }): Diagnostic[] => {
    const kind = periodKindOfFact(ref, dictionary);
    if (kind === undefined || kind === indicator.periodKind || ref.roll) return [];
    const [other, own] = [PERIOD_KIND_NAMES[kind], PERIOD_KIND_NAMES[indicator.periodKind]];
    const stock = dictionary.items.some(({ code, kind: nature }) => code === ref.code && nature === 'stock');
    const finer = isFinerKind(kind, indicator.periodKind);
    const adds = finer && ref.kind === 'item' && !stock;
    const zh = (adds ? ['合计'] : ['期末', ...(finer ? ['期内平均'] : ['期初'])]).map((f) => `${f}(${text})`);
    const en = (adds ? ['total'] : ['atEnd', ...(finer ? ['average'] : ['atStart'])]).map(
      (f) => `${f}(${text})`,
    );
    return [
      {
        code: 'indicator.periodKind',
        severity: 'error',
        path,
        from,
        to,
        message: {
          zh: `“${text}”按${other.zh}统计，本指标按${own.zh}计算；请写 ${zh.join(' 或 ')}`,
          en: `“${text}” is counted by the ${other.en}, the indicator by the ${own.en}; write ${en.join(' or ')}`,
        },
      },
    ];
  });
}

function periodKindOfFact({ kind, code }: FactRef, dictionary: Dictionary): PeriodKind | undefined {
  const from = kind === 'item' ? dictionary.items : kind === 'indicator' ? dictionary.indicators : [];
  return from.find((one) => one.code === code)?.periodKind;
}

function cycleDiagnostic(cycle: readonly string[], path: string): Diagnostic {
  const way = cycle.join(' → ');
  return {
    code: 'indicator.cycle',
    severity: 'error',
    path,
    message: {
      zh: `指标互相引用成环：${way}；请改写其中一个公式`,
      en: `Indicators refer to each other in a circle: ${way}; rewrite one of the formulas`,
    },
  };
}
