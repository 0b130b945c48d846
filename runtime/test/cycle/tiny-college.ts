import { DEFAULT_CALENDAR } from '@zhengai/engine';
import type { PersonId, Store, SubjectId } from '../../src/ports/index.js';
import { recordObservations, type ServiceDeps } from '../../src/services/index.js';
import { drainOutbox } from '../../src/workers/index.js';
import { silentLog } from '../support/index.js';
import { testClock, type TestClock } from './test-clock.js';
import { TINY_PACK } from './tiny-pack.js';

/** Last complete semester and the running one, by the clock below. */
export const LAST = '2025-2026-2';
export const NOW = '2026-2027-1';

export interface TinyCollege {
  readonly deps: ServiceDeps;
  readonly clock: TestClock;
  /** By code: `A`, `B` … */
  readonly classes: Readonly<Record<string, SubjectId>>;
  readonly department: SubjectId;
  readonly owner: PersonId;
  readonly office: PersonId;
  /** Reports attendance out of a hundred, a minute later than what came before. */
  report(code: string, period: string, attended: number | null): Promise<void>;
  /** Does all work that is pending, in this process. */
  settle(): Promise<void>;
}

/** A college with some classes, an owner who answers for them, and the tiny pack in force. */
export async function tinyCollege(store: Store, codes: readonly string[]): Promise<TinyCollege> {
  const clock = testClock();
  const deps: ServiceDeps = { store, clock, log: silentLog };
  const made = await store.transaction(async (unit) => {
    await unit.settings.set({
      calendar: DEFAULT_CALENDAR,
      openPeriods: null,
      college: { name: { zh: '测试学院', en: 'Test college' }, fictional: true },
    });
    await unit.definitions.releasePack(
      {
        pack: 'tiny',
        version: 1,
        name: { zh: '小包', en: 'Tiny' },
        importedAt: clock.now(),
        importedBy: null,
      },
      TINY_PACK,
    );
    const [department = 0] = await unit.subjects.upsert([
      { level: 'department', code: 'D1', name: '信息工程学院' },
    ]);
    const ids = await unit.subjects.upsert(
      codes.map((code) => ({
        level: 'class',
        code,
        name: `${code} 班`,
        validFrom: '2024-09-01',
        validTo: '2027-08-31',
      })),
    );
    const [owner = 0, office = 0] = await unit.people.upsert([
      { staffNumber: 'T001', name: '王老师', roles: ['owner'], departmentId: department },
      { staffNumber: 'T002', name: '质量办', roles: ['qualityOffice'] },
    ]);
    await unit.people.addResponsibilities(
      ids.flatMap((subjectId) => [
        { kind: 'any' as const, code: null, subjectId, role: 'responsible' as const, personId: owner },
        {
          kind: 'any' as const,
          code: null,
          subjectId,
          role: 'department' as const,
          departmentId: department,
        },
      ]),
    );
    return { department, ids, owner, office };
  });

  return {
    deps,
    clock,
    classes: Object.fromEntries(codes.map((code, index) => [code, made.ids[index] ?? 0])),
    department: made.department,
    owner: made.owner,
    office: made.office,
    async report(code, period, attended) {
      clock.advance(60_000);
      const subject = { level: 'class', code };
      await recordObservations(deps, {
        source: '教务系统',
        by: null,
        observations: [
          { item: 'attended', subject, period, value: attended },
          { item: 'expected', subject, period, value: 100 },
        ],
      });
    },
    async settle() {
      await drainOutbox(deps);
    },
  };
}
