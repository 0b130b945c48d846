import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeTimeline, type Run, type Statement } from './timeline.js';

const year = (year: number, value: string): Statement<string> => ({
  from: `${year}-01-01`,
  to: `${year}-12-31`,
  value,
});
const run = (from: string | null, to: string | null, value: string): Run<string> => ({ from, to, value });

describe('what a file says about years, and what was known before', () => {
  test.each<[string, Run<string>[], Statement<string>[], boolean, Run<string>[]]>([
    ['nothing known: open-ended', [], [year(2023, 'A')], false, [run('2023-01-01', null, 'A')]],
    [
      'a change starts a new run',
      [],
      [year(2022, 'A'), year(2023, 'A'), year(2024, 'B')],
      false,
      [run('2022-01-01', '2023-12-31', 'A'), run('2024-01-01', null, 'B')],
    ],
    [
      'a later file with another value closes the open run',
      [run('2020-01-01', null, 'A')],
      [year(2024, 'B')],
      false,
      [run('2020-01-01', '2023-12-31', 'A'), run('2024-01-01', null, 'B')],
    ],
    [
      'a later file with the same value changes nothing',
      [run('2020-01-01', null, 'A')],
      [year(2024, 'A')],
      false,
      [],
    ],
    [
      'an earlier file ends where the known begins',
      [run('2020-01-01', null, 'A')],
      [year(2018, 'Z')],
      true,
      [run('2018-01-01', '2019-12-31', 'Z')],
    ],
    [
      'a year in between is corrected, the later ones stand',
      [run('2020-01-01', null, 'A')],
      [year(2021, 'B')],
      true,
      [
        run('2020-01-01', '2020-12-31', 'A'),
        run('2021-01-01', '2021-12-31', 'B'),
        run('2022-01-01', null, 'A'),
      ],
    ],
    [
      'what held without dates ends with the first dated year',
      [run(null, null, 'A')],
      [year(2024, 'B')],
      false,
      [run(null, '2023-12-31', 'A'), run('2024-01-01', null, 'B')],
    ],
    [
      'a wrong year is put right: the stored run is replaced',
      [run('2020-01-01', '2020-12-31', 'A'), run('2021-01-01', null, 'B')],
      [year(2021, 'A')],
      false,
      [run('2021-01-01', null, 'A')],
    ],
    [
      'a run that was set for later stands',
      [run('2020-01-01', '2029-12-31', 'A'), run('2030-01-01', null, 'C')],
      [year(2024, 'B')],
      false,
      [run('2020-01-01', '2023-12-31', 'A'), run('2024-01-01', '2029-12-31', 'B')],
    ],
  ])('%s', (_, stored, statements, resumes, expected) => {
    expect(mergeTimeline(stored, statements, resumes)).toEqual(expected);
  });

  test('day by day it is as the rule says, whatever was stored', () => {
    const years = fc.uniqueArray(fc.integer({ min: 2001, max: 2009 }), { minLength: 1, maxLength: 5 });
    const values = fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(
        years,
        values,
        years,
        values,
        fc.boolean(),
        fc.boolean(),
        (old, was, said, says, resumes, undated) => {
          const known = [...old].sort();
          const stored = known.map((from, i) => {
            const next = known[i + 1];
            // every second run ends a year early, so that there are gaps
            const end = next === undefined ? null : i % 2 === 1 && next > from + 1 ? next - 2 : next - 1;
            return run(
              undated && i === 0 ? null : `${from}-01-01`,
              end === null ? null : `${end}-12-31`,
              was[i] ?? '',
            );
          });
          const statements = [...said].sort().map((at, i) => year(at, says[i] ?? ''));
          const merged = applied(stored, mergeTimeline(stored, statements, resumes));
          const [first, last] = [statements[0], statements[statements.length - 1]];
          for (let at = 2000; at <= 2012; at++) {
            const day = `${at}-06-15`;
            const before = valueAt(stored, day);
            const begins = stored.findLast(({ from }) => (from ?? '') <= day)?.from ?? '';
            const stays = resumes || begins > (last?.to ?? '');
            const expected =
              day < (first?.from ?? '')
                ? before
                : day <= (last?.to ?? '')
                  ? statements.findLast(({ from }) => from <= day)?.value
                  : stays
                    ? (before ?? last?.value)
                    : last?.value;
            expect(valueAt(merged, day), day).toBe(expected);
          }
          expect(mergeTimeline(merged, statements, resumes)).toEqual([]);
        },
      ),
    );
  });
});

/** As the store does it: a run replaces the one with the same beginning. */
function applied(stored: readonly Run<string>[], changes: readonly Run<string>[]): Run<string>[] {
  const byBeginning = new Map([...stored, ...changes].map((one) => [one.from ?? '', one]));
  return [...byBeginning.values()].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
}

/** Runs do not overlap. */
function valueAt(runs: readonly Run<string>[], day: string): string | undefined {
  const holding = runs.filter(({ from, to }) => (from ?? '') <= day && (to === null || day <= to));
  expect(holding.length).toBeLessThan(2);
  return holding[0]?.value;
}
