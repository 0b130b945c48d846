import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factKey, VIA_AGGREGATES, VIA_RELATIONS, type FactRef, type FactVia } from '../model/index.js';
import { parseFactKey } from './index.js';

const code = fc.stringMatching(/^[a-z学生][a-z0-9学生._/-]{0,8}$/);
const optional = <T>(field: string, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((one) => (one === undefined ? {} : { [field]: one }));
const merged = (...parts: fc.Arbitrary<object>[]) =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as object);

const way = merged(
  fc.record({ relation: fc.constantFrom(...VIA_RELATIONS), aggregate: fc.constantFrom(...VIA_AGGREGATES) }),
  optional('level', code),
  optional('hierarchy', code),
  optional('by', code),
  optional('known', fc.constant(true)),
  optional('lowerIsBetter', fc.constant(true)),
  optional('once', fc.tuple(code, code)),
  optional('weights', fc.array(code, { minLength: 1, maxLength: 3 })),
  optional('where', fc.string({ minLength: 1, maxLength: 30 })),
) as fc.Arbitrary<FactVia>;

const reference = merged(
  fc.record({ kind: fc.constantFrom('item', 'indicator', 'level', 'record', 'dataQuality'), code }),
  optional('via', way),
  optional('offset', fc.integer({ min: -9, max: -1 })),
  optional('slice', code),
) as fc.Arbitrary<FactRef>;

test('a key spells a reference and leads back to it', () => {
  fc.assert(
    fc.property(reference, (ref) => {
      expect(parseFactKey(factKey(ref))).toEqual(ref);
    }),
    { seed: 3, numRuns: 500 },
  );
});

test('a way through the subjects below stands before the fact', () => {
  const ref: FactRef = {
    kind: 'item',
    code: 'credits',
    offset: -1,
    via: { relation: 'children', aggregate: 'sum', level: 'student', where: 'item:credits < 10' },
  };
  expect(factKey(ref)).toBe('sum(children,level=student,where=item:credits < 10)item:credits@-1');
});

test('an id that only looks like a way is a plain fact', () => {
  expect(parseFactKey('sum(of things)')).toEqual({ kind: 'plain', code: 'sum(of things)' });
});

test('evidence has properties', () => {
  expect(parseFactKey('document:plan#approved')).toEqual({
    kind: 'document',
    code: 'plan',
    property: 'approved',
  });
});
