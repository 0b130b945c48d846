import {
  isOrderOperator,
  type BaseOperator,
  type OperatorDecorator,
  type OrderOperator,
} from '../operator.js';
import { atOffset, countOfPeriods } from '../period-phrase.js';
import type { ComparisonStatement, GroupStatement, QuotaStatement, Statement } from './statement.js';
import type { SentenceParts, Wording } from './wording.js';

/** `专业的双师型教师占比连续两个学年低于校标红线时，发出红色预警。` */
export const inChinese: Wording = { sentence, phrase: said };

function sentence(parts: SentenceParts): string {
  const { rule, conditions, errors } = parts;
  if (parts.tooLarge) return '条件嵌套太深或太多，读不成一句话；请拆成几条规则。';
  if (conditions === undefined) return '条件还不完整，暂时读不成一句话。';
  const { opensAfter } = rule.lifeCycle;
  const lasting = opensAfter > 1 ? `，且连续${countOfPeriods(opensAfter, rule.periodKind).zh}都是如此` : '';
  const warning = `发出${severityName(parts.severity.zh)}`;
  const process =
    rule.process === undefined ? '' : `，并启动改进流程${parts.process ? `“${parts.process.zh}”` : ''}`;
  const list = listed(conditions, parts);
  const opening =
    list === undefined
      ? `${parts.level.zh}${conditions.kind === 'atLeast' ? '' : '的'}${said(conditions, parts)}${lasting}时，${warning}${process}`
      : `${parts.level.zh}${list.head}${lasting}时，${warning}${process}：${list.items}`;
  const unfinished = errors > 0 ? `（还有 ${errors} 处问题没有解决）` : '';
  return `${opening}${clearing(parts)}。${unfinished}`;
}

function severityName(name: string): string {
  return /[警牌](?:（[^（）]*）)?$/u.test(name) ? name : `${name}预警`;
}

function clearing(parts: SentenceParts): string {
  const { recovery, rule } = parts;
  const { clearsAfter } = rule.lifeCycle;
  const periods = `连续${countOfPeriods(clearsAfter, rule.periodKind).zh}`;
  if (recovery !== undefined) {
    const lasting = clearsAfter > 1 ? `${periods}满足` : '满足';
    return `；不再触发，且${lasting}“${said(recovery, parts)}”后解除`;
  }
  return clearsAfter > 1 ? `；${periods}不再触发后解除` : '';
}

/** A long or nested group at the top becomes a numbered list. */
function listed(statement: Statement, parts: SentenceParts): { head: string; items: string } | undefined {
  if (statement.kind !== 'all' && statement.kind !== 'any') return undefined;
  if (statement.name !== undefined) return undefined;
  const isLong =
    statement.children.length > 2 || statement.children.some((child) => child.kind !== 'comparison');
  if (!isLong || statement.children.length < 2) return undefined;
  const head = statement.kind === 'all' ? '同时满足以下条件' : '满足以下任一条件';
  const items = statement.children.map((child, i) => `${NUMERALS[i] ?? `(${i + 1})`}${said(child, parts)}`);
  return { head, items: items.join('；') };
}

const NUMERALS = Array.from({ length: 20 }, (_, i) => String.fromCodePoint(0x2460 + i));

function said(statement: Statement, parts: SentenceParts): string {
  return statement.kind === 'comparison' ? comparison(statement, parts) : group(statement, parts);
}

function group(statement: GroupStatement | QuotaStatement, parts: SentenceParts): string {
  const { kind, children, name } = statement;
  const inner = children.map((child) => (children.length > 1 ? bracketed(child, parts) : said(child, parts)));
  const text =
    kind === 'not'
      ? `并非“${inner.join('')}”`
      : kind === 'atLeast'
        ? `以下 ${children.length} 项中至少有 ${statement.count} 项成立（${inner.join('；')}）`
        : children.length === 0
          ? '无条件成立'
          : inner.join(kind === 'all' ? '，且' : '，或者');
  return name === undefined ? text : `满足“${name}”（即${text}）`;
}

function bracketed(statement: Statement, parts: SentenceParts): string {
  const needsNone =
    statement.kind === 'comparison' || statement.kind === 'not' || statement.name !== undefined;
  return needsNone ? said(statement, parts) : `（${said(statement, parts)}）`;
}

function comparison(statement: ComparisonStatement, parts: SentenceParts): string {
  const { periodKind } = parts.rule;
  const name = parts.nameOf(statement, 'left');
  const isVerdict = statement.left.definition.kind === 'verdict';
  const left = atOffset(
    isVerdict ? { ...name, zh: `“${name.zh}”` } : name,
    statement.leftOffset,
    periodKind,
  ).zh;
  const run = statement.periods > 1 ? `连续${countOfPeriods(statement.periods, periodKind).zh}` : '';
  const { operator } = statement;
  if (isVerdict && operator.decorators.length === 0) {
    const verdict = verdictSaid(statement);
    if (verdict !== undefined) return `${left}${run}${verdict}`;
  }
  const right = rightSide(statement, parts);
  return decorated(operator.decorators, operator.base, statement, left, right, run);
}

function verdictSaid({ operator, right }: ComparisonStatement): string | undefined {
  if (right.kind !== 'literal' || (right.value !== 'triggered' && right.value !== 'clear')) return undefined;
  if (operator.base !== 'equal' && operator.base !== 'notEqual') return undefined;
  return (right.value === 'triggered') === (operator.base === 'equal') ? '触发' : '未触发';
}

function rightSide(statement: ComparisonStatement, parts: SentenceParts): string {
  const { right } = statement;
  if (right.kind === 'fact') {
    return atOffset(parts.nameOf(statement, 'right'), statement.rightOffset, parts.rule.periodKind).zh;
  }
  return `${right.label.zh}${typeof right.value === 'number' ? (right.unit ?? '') : ''}`;
}

function decorated(
  decorators: readonly OperatorDecorator[],
  base: BaseOperator,
  statement: ComparisonStatement,
  left: string,
  right: string,
  run: string,
): string {
  const [first, ...rest] = decorators;
  if (first === undefined) return `${left}${run}${verb(base, statement)(right)}`;
  const inner = (l: string, r: string) => decorated(rest, base, statement, l, r, run);
  if (first === 'not' && rest[0] === 'someFact') {
    return decorated(rest.slice(1), base, statement, `${left}中没有任何一项`, right, run);
  }
  switch (first) {
    case 'not':
      return `并非“${inner(left, right)}”`;
    case 'swap':
      return inner(right, left);
    case 'someFact':
      return inner(`${left}中至少有一项`, right);
    case 'everyFact':
      return inner(`${left}中的每一项都`, right);
    case 'someValue':
      return inner(left, `${right}中的至少一个`);
    case 'everyValue':
      return inner(left, `${right}中的每一个`);
  }
}

type Verb = (right: string) => string;
const ORDERS: Readonly<Record<OrderOperator, readonly [number: string, date: string]>> = {
  lessThan: ['低于', '早于'],
  lessThanInclusive: ['不高于', '不晚于'],
  greaterThan: ['高于', '晚于'],
  greaterThanInclusive: ['不低于', '不早于'],
};

function verb(base: BaseOperator, { left, right }: ComparisonStatement): Verb {
  if (isOrderOperator(base)) {
    const isDate = left.valueType === 'date' || (right.kind === 'literal' && typeof right.value === 'string');
    return (value) => `${ORDERS[base][isDate ? 1 : 0]}${value}`;
  }
  const isNumber =
    left.valueType === 'number' || (right.kind === 'literal' && typeof right.value === 'number');
  const size = right.kind === 'literal' && Array.isArray(right.value) ? right.value.length : 0;
  switch (base) {
    case 'equal':
      return (value) => `${isNumber ? '等于' : '为'}${value}`;
    case 'notEqual':
      return (value) => `${isNumber ? '不等于' : '不为'}${value}`;
    case 'in':
      return (value) => (size > 1 ? `是${value}之一` : `属于${value}`);
    case 'notIn':
      return (value) => (size > 1 ? `不是${value}中的任何一个` : `不属于${value}`);
    case 'contains':
      return (value) => `包含${value}`;
    case 'doesNotContain':
      return (value) => `不包含${value}`;
  }
}
