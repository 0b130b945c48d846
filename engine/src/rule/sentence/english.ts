import {
  isOrderOperator,
  type BaseOperator,
  type OperatorDecorator,
  type OrderOperator,
} from '../operator.js';
import { atOffset, countOfPeriods } from '../period-phrase.js';
import type { ComparisonStatement, GroupStatement, QuotaStatement, Statement } from './statement.js';
import type { SentenceParts, Wording } from './wording.js';

/** `A red warning is raised for a programme when its … has been below the college red line for 2 academic years in a row.` */
export const inEnglish: Wording = { sentence, phrase: said };

function sentence(parts: SentenceParts): string {
  const { rule, conditions, errors } = parts;
  if (parts.tooLarge)
    return 'The conditions are nested too deep or too many to be read out: split the rule up.';
  if (conditions === undefined)
    return 'The conditions are not complete yet and cannot be read as a sentence.';
  const { opensAfter } = rule.lifeCycle;
  const lasting = opensAfter > 1 ? ` for ${countOfPeriods(opensAfter, rule.periodKind).en} in a row` : '';
  const severity = parts.severity.en.toLowerCase();
  const warning = /warning$/u.test(severity) ? severity : `${severity} warning`;
  const process =
    rule.process === undefined
      ? ''
      : parts.process
        ? `, and the improvement process “${parts.process.en}” is started`
        : ', and an improvement process is started';
  const subject = parts.level.en.toLowerCase();
  const head = `${capital(article(warning))} is raised for ${article(subject)}`;
  const list = listed(conditions, parts);
  const when = list === undefined ? said(conditions, parts) : list.head;
  const repeated = lasting === '' ? '' : `${list === undefined ? ',' : ''}${lasting}`;
  const items = list === undefined ? '' : `: ${list.items}`;
  const unfinished =
    errors > 0 ? ` (${errors} ${errors === 1 ? 'problem is' : 'problems are'} still open)` : '';
  return `${head} when ${when}${repeated}${process}${items}${clearing(parts)}.${unfinished}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const article = (noun: string) => `${/^[aeiou]/u.test(noun) ? 'an' : 'a'} ${noun}`;

function clearing(parts: SentenceParts): string {
  const { recovery, rule } = parts;
  const { clearsAfter } = rule.lifeCycle;
  const periods = ` for ${countOfPeriods(clearsAfter, rule.periodKind).en} in a row`;
  if (recovery !== undefined) {
    return `; it ends when it is no longer triggered and “${said(recovery, parts)}”${clearsAfter > 1 ? periods : ''}`;
  }
  return clearsAfter > 1 ? `; it ends when it is no longer triggered${periods}` : '';
}

function listed(statement: Statement, parts: SentenceParts): { head: string; items: string } | undefined {
  if (statement.kind !== 'all' && statement.kind !== 'any') return undefined;
  if (statement.name !== undefined) return undefined;
  const isLong =
    statement.children.length > 2 || statement.children.some((child) => child.kind !== 'comparison');
  if (!isLong || statement.children.length < 2) return undefined;
  const head = statement.kind === 'all' ? 'all of these hold' : 'any of these holds';
  return { head, items: statement.children.map((child, i) => `(${i + 1}) ${said(child, parts)}`).join('; ') };
}

function said(statement: Statement, parts: SentenceParts): string {
  return statement.kind === 'comparison' ? comparison(statement, parts) : group(statement, parts);
}

function group(statement: GroupStatement | QuotaStatement, parts: SentenceParts): string {
  const { kind, children, name } = statement;
  const inner = children.map((child) => (children.length > 1 ? bracketed(child, parts) : said(child, parts)));
  const text =
    kind === 'not'
      ? `it is not so that ${inner.join('')}`
      : kind === 'atLeast'
        ? `at least ${statement.count} of these ${children.length} hold: ${inner.join(', ')}`
        : children.length === 0
          ? 'nothing is asked'
          : inner.join(kind === 'all' ? ' and ' : ' or ');
  return name === undefined ? text : `“${name}” holds (${text})`;
}

function bracketed(statement: Statement, parts: SentenceParts): string {
  const needsNone = statement.kind === 'comparison' || statement.name !== undefined;
  return needsNone ? said(statement, parts) : `(${said(statement, parts)})`;
}

function comparison(statement: ComparisonStatement, parts: SentenceParts): string {
  const { periodKind } = parts.rule;
  const name = parts.nameOf(statement, 'left');
  const { operator, periods } = statement;
  const isVerdict = statement.left.definition.kind === 'verdict';
  const named = isVerdict ? { ...name, en: `“${name.en}”` } : name;
  const left = atOffset(named, statement.leftOffset, periodKind).en;
  const run = periods > 1 ? ` for ${countOfPeriods(periods, periodKind).en} in a row` : '';
  if (isVerdict && operator.decorators.length === 0) {
    const verdict = verdictSaid(statement);
    if (verdict !== undefined) return tensed(`${left} ${verdict}`, left, run);
  }
  return tensed(
    decorated(operator.decorators, operator.base, statement, left, rightSide(statement, parts)),
    left,
    run,
  );
}

/** What holds for several periods has been so. */
function tensed(text: string, left: string, run: string): string {
  return run === '' ? text : `${text.replace(`${left} is `, `${left} has been `)}${run}`;
}

function verdictSaid({ operator, right }: ComparisonStatement): string | undefined {
  if (right.kind !== 'literal' || (right.value !== 'triggered' && right.value !== 'clear')) return undefined;
  if (operator.base !== 'equal' && operator.base !== 'notEqual') return undefined;
  return (right.value === 'triggered') === (operator.base === 'equal') ? 'is triggered' : 'is not triggered';
}

function rightSide(statement: ComparisonStatement, parts: SentenceParts): string {
  const { right } = statement;
  if (right.kind === 'fact') {
    const name = atOffset(parts.nameOf(statement, 'right'), statement.rightOffset, parts.rule.periodKind).en;
    return right.definition.kind === 'standard' ? `the ${name}` : name;
  }
  if (typeof right.value !== 'number' || right.unit === undefined) return right.label.en;
  return right.unit === '%' ? `${right.label.en}%` : `${right.label.en} ${right.unit}`;
}

function decorated(
  decorators: readonly OperatorDecorator[],
  base: BaseOperator,
  statement: ComparisonStatement,
  left: string,
  right: string,
): string {
  const [first, ...rest] = decorators;
  if (first === undefined) return `${left} ${verb(base, statement)} ${right}`;
  const inner = (l: string, r: string) => decorated(rest, base, statement, l, r);
  if (first === 'not' && rest[0] === 'someFact') {
    return decorated(rest.slice(1), base, statement, `none of ${left}`, right);
  }
  switch (first) {
    case 'not':
      return `it is not so that ${inner(left, right)}`;
    case 'swap':
      return inner(right, left);
    case 'someFact':
      return inner(`at least one of ${left}`, right);
    case 'everyFact':
      return inner(`every one of ${left}`, right);
    case 'someValue':
      return inner(left, `at least one of ${right}`);
    case 'everyValue':
      return inner(left, `every one of ${right}`);
  }
}

const ORDERS: Readonly<Record<OrderOperator, readonly [number: string, date: string]>> = {
  lessThan: ['is below', 'is before'],
  lessThanInclusive: ['is at most', 'is not after'],
  greaterThan: ['is above', 'is after'],
  greaterThanInclusive: ['is at least', 'is not before'],
};
const VERBS: Readonly<Record<Exclude<BaseOperator, OrderOperator>, string>> = {
  equal: 'is',
  notEqual: 'is not',
  in: 'is one of',
  notIn: 'is none of',
  contains: 'contains',
  doesNotContain: 'does not contain',
};

function verb(base: BaseOperator, { left, right }: ComparisonStatement): string {
  if (!isOrderOperator(base)) return VERBS[base];
  const isDate = left.valueType === 'date' || (right.kind === 'literal' && typeof right.value === 'string');
  return ORDERS[base][isDate ? 1 : 0];
}
