import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareLive } from './compare-live.js';
import { readOulad, type Presentation } from './oulad-tables.js';
import { readRules } from './read-rules.js';
import { replayOulad, scoresOf, type Tried } from './replay-oulad.js';
import { replayPresentation, type Episode } from './replay-presentation.js';
import { simulatePresentation } from './simulate-presentation.js';

const DATA = process.env['ZHENGAI_DATA'];
const FOLDER = path.join(DATA ?? '', 'oulad');

/** The presentation as its tables would look at the end of a day: nothing of what came later is in them. */
function asKnownOn(presentation: Presentation, day: number): Presentation {
  return {
    ...presentation,
    enrolments: presentation.enrolments
      .filter(({ registeredOn }) => (registeredOn ?? 0) <= day)
      .map((enrolment) => ({
        ...enrolment,
        leftOn: enrolment.leftOn !== null && enrolment.leftOn <= day ? enrolment.leftOn : null,
        handIns: enrolment.handIns.filter((handIn) => handIn.day <= day),
        clicks: new Map([...enrolment.clicks].filter(([clicked]) => clicked <= day)),
      })),
  };
}

describe.skipIf(!DATA)('early warning on OULAD (needs ZHENGAI_DATA)', () => {
  let tried: Tried;
  beforeAll(async () => {
    tried = await replayOulad(FOLDER);
  }, 900_000);

  test('all enrolments of the data set are there', () => {
    expect(tried.replayed).toHaveLength(22);
    expect(tried.outcomes.size).toBe(32_593);
    expect(scoresOf(tried, '').map(({ n }) => n)).toEqual([27_450, 26_353, 25_558, 24_775]);
  });

  test.each([
    ['all presentations', ''],
    ['the presentations of 2014, which the lines were not fitted on', '2014'],
  ])('%s: precise enough, and often enough', (_name, word) => {
    const [, day60, , day120] = scoresOf(tried, word);
    expect(day60?.precision).toBeGreaterThanOrEqual(0.84);
    expect(day60?.recall).toBeGreaterThanOrEqual(0.37);
    expect(day120?.precision).toBeGreaterThanOrEqual(0.82);
    expect(day120?.recall).toBeGreaterThanOrEqual(0.54);
  });

  test('every rule opens warnings, and some of each are resolved', () => {
    const count = (ended: boolean) => {
      const episodes = tried.replayed.flatMap(({ episodes }) => episodes);
      return new Set(
        episodes.filter(({ resolvedOn }) => !ended || resolvedOn !== undefined).map(({ rule }) => rule),
      ).size;
    };
    expect([count(false), count(true)]).toEqual([7, 7]);
  });

  test.each(['AAA2013J', 'BBB2013B', 'CCC2014B'])(
    '%s: what is known on day 60 alone gives the same warnings up to day 60',
    async (code) => {
      const { presentations } = await readOulad(FOLDER);
      const { dictionary } = await readRules();
      const whole = presentations.find((presentation) => presentation.code === code);
      if (!whole) throw new Error(`${code} is missing`);
      const early = replayPresentation(dictionary, asKnownOn(whole, 60), 60);
      const later = tried.replayed.find(({ presentation }) => presentation.code === code)?.episodes ?? [];
      const until60 = later
        .filter(({ openedOn }) => openedOn <= 60)
        .map(({ resolvedOn, ...episode }) => ({
          ...episode,
          ...(resolvedOn === undefined || resolvedOn > 60 ? {} : { resolvedOn }),
        }));
      expect(until60.length).toBeGreaterThan(20);
      expect(early).toEqual(until60);
    },
  );

  test('the engine’s replay with its simulated clock opens and ends the same warnings, on the same days', async () => {
    const { presentations } = await readOulad(FOLDER);
    const { dictionary } = await readRules();
    const whole = presentations.find(({ code }) => code === 'DDD2014B');
    if (!whole) throw new Error('DDD2014B is missing');
    const part = { ...whole, enrolments: whole.enrolments.slice(0, 100) };
    const simulated = simulatePresentation(dictionary, part, 65);
    expect(simulated.filter(({ openedAt, openedOn }) => openedAt !== openedOn)).toEqual([]);
    const order = (episodes: readonly Episode[]) =>
      episodes
        .map(({ enrolment, openedOn, resolvedOn, rule, since }) =>
          [rule, enrolment, since, openedOn, resolvedOn].join(' '),
        )
        .sort();
    expect(order(simulated)).toEqual(order(replayPresentation(dictionary, part, 65)));
    expect(simulated.length).toBeGreaterThan(20);
  }, 300_000);

  test('fed day by day to a runtime, the stream gives the warnings of the replay, on the same days', async () => {
    const { differences, resolved, warnings } = await compareLive(FOLDER, 'AAA2014J', undefined, {
      enrolments: 100,
      lastDay: 75,
    });
    expect(differences).toEqual([]);
    expect(warnings).toBeGreaterThan(30);
    expect(resolved).toBeGreaterThan(5);
  }, 600_000);
});
