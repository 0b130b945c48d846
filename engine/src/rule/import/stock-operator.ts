/**
 * The operators of json-rules-engine 7.3.1 with JavaScript's own meaning, to know what an imported rule used to do.
 * They throw where that library does.
 */
export type StockOperator = (fact: unknown, value: unknown) => boolean;

interface Indexed {
  indexOf(value: unknown): number;
}
const indexOf = (list: unknown, value: unknown): number => (list as Indexed).indexOf(value);
const isNumeric = (fact: unknown): boolean => Number.parseFloat(fact as string).toString() !== 'NaN';

const BASE = new Map<string, StockOperator>([
  ['equal', (a, b) => a === b],
  ['notEqual', (a, b) => a !== b],
  ['in', (a, b) => indexOf(b, a) > -1],
  ['notIn', (a, b) => indexOf(b, a) === -1],
  ['contains', (a, b) => Array.isArray(a) && indexOf(a, b) > -1],
  ['doesNotContain', (a, b) => Array.isArray(a) && indexOf(a, b) === -1],
  ['lessThan', (a, b) => isNumeric(a) && (a as number) < (b as number)],
  ['lessThanInclusive', (a, b) => isNumeric(a) && (a as number) <= (b as number)],
  ['greaterThan', (a, b) => isNumeric(a) && (a as number) > (b as number)],
  ['greaterThanInclusive', (a, b) => isNumeric(a) && (a as number) >= (b as number)],
]);

type Decorator = (next: StockOperator) => StockOperator;
const DECORATORS = new Map<string, Decorator>([
  ['someFact', (next) => (a, b) => Array.isArray(a) && a.some((element) => next(element, b))],
  ['everyFact', (next) => (a, b) => Array.isArray(a) && a.every((element) => next(element, b))],
  ['someValue', (next) => (a, b) => (b as unknown[]).some((element) => next(a, element))],
  ['everyValue', (next) => (a, b) => (b as unknown[]).every((element) => next(a, element))],
  ['swap', (next) => (a, b) => next(b, a)],
  ['not', (next) => (a, b) => !next(a, b)],
]);

/** The operator with its decorators; `undefined` for one that the library does not have. */
export function stockOperator(text: string): StockOperator | undefined {
  const names = text.split(':');
  const base = BASE.get(names.pop() ?? '');
  return names.reduceRight<StockOperator | undefined>((next, name) => {
    const decorator = DECORATORS.get(name);
    return next && decorator?.(next);
  }, base);
}
