import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Rule } from '@zhengai/engine';
import { UNHANDLED, type PersonId, type Warning } from '../../src/ports/index.js';
import { escalateWarnings } from '../../src/services/index.js';
import { drainOutbox } from '../../src/workers/index.js';
import { lowShare } from '../api/college.js';
import { MINUTE_MS, notifiedCollege, type NotifiedCollege } from './notified-college.js';

const DAY_MS = 24 * 60 * MINUTE_MS;

let house: NotifiedCollege;
let warning: Warning;
let leader: PersonId;

const rule: Rule = {
  ...lowShare,
  escalation: [
    { afterWorkingDays: 3, to: 'leader' },
    { afterWorkingDays: 6, to: 'qualityOffice' },
  ],
};

beforeAll(async () => {
  house = await notifiedCollege({});
  const { college, database } = house;
  leader = college.people.arts;
  warning = await database.store.transaction(async (unit) => {
    await unit.definitions.releasePack(
      {
        pack: 'escalating',
        version: 1,
        name: { zh: '升级', en: 'Escalating' },
        importedAt: house.clock.now(),
        importedBy: null,
      },
      [{ kind: 'rule', code: rule.code, body: rule }],
    );
    await unit.people.addResponsibilities([
      { kind: 'any', code: null, subjectId: college.subjects.machines, role: 'leader', personId: leader },
    ]);
    return unit.warnings.insert({
      ...UNHANDLED,
      rule: rule.code,
      ruleVersion: 1,
      subjectId: college.subjects.machinery,
      state: 'open',
      severity: 'red',
      since: '2025-2026',
      openedIn: '2025-2026',
      resolvedIn: null,
      endedBy: null,
      value: 20,
      message: { zh: '机械制造双师占比 20%', en: 'Machinery: 20 %' },
      explanation: null,
      attribution: null,
      acknowledgedBy: null,
      // a Tuesday
      openedAt: house.clock.now(),
      updatedAt: house.clock.now(),
      toldAt: house.clock.now(),
    });
  });
});
afterAll(() => house.close());

async function toldAfter(days: number): Promise<{ leader: string[]; office: string[]; escalated: number }> {
  house.clock.advance(days * DAY_MS);
  await Promise.all([escalateWarnings(house.deps), escalateWarnings(house.deps)]);
  await drainOutbox(house.deps);
  const { notifications, warnings } = house.database.store.read;
  const texts = async (person: PersonId) =>
    (await notifications.inbox(person, { limit: 10 })).map(({ notice }) => notice.text.en);
  return {
    leader: await texts(leader),
    office: await texts(house.college.people.office),
    escalated: (await warnings.find(warning.id))?.escalated ?? -1,
  };
}

test('what nobody answers goes upward, step by step, by working days, each step once', async () => {
  expect(await toldAfter(0)).toEqual({ leader: [], office: [], escalated: 0 });
  // Thursday
  expect(await toldAfter(2)).toMatchObject({ escalated: 0 });
  const toLeader = 'Unanswered for 3 working days, brought to the leader in charge: Machinery: 20 %';
  expect(await toldAfter(1)).toEqual({ leader: [toLeader], office: [], escalated: 1 });
  // Sunday, then Wednesday: six working days
  expect(await toldAfter(2)).toMatchObject({ leader: [toLeader], office: [], escalated: 1 });
  const seen = await toldAfter(3);
  expect(seen).toMatchObject({ leader: [toLeader], escalated: 2 });
  expect(seen.office).toEqual([
    'Unanswered for 6 working days, brought to the quality office: Machinery: 20 %',
  ]);
  const events = await house.database.store.read.warnings.events(warning.id);
  expect(events.filter(({ kind }) => kind === 'escalated').map(({ data }) => data['to'])).toEqual([
    'leader',
    'qualityOffice',
  ]);
});
