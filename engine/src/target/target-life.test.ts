import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allowedTargetSteps,
  foldTargetLife,
  stepTarget,
  TARGET_STEP_KINDS,
  TargetLifeError,
  type TargetLife,
  type TargetStep,
  type TargetStepKind,
} from './index.js';

const values = (value: number) => [{ period: '2025', value }];
const by = (day: number, who: string) => ({
  at: `2025-01-${String(day).padStart(2, '0')}T08:00:00Z`,
  by: who,
});

const NEGOTIATED: readonly TargetStep[] = [
  { ...by(1, '质量办'), kind: 'draft', values: values(95) },
  { ...by(2, '质量办'), kind: 'handDown' },
  { ...by(5, '机电学院'), kind: 'answer', proposal: values(92), reason: '生源变化' },
  { ...by(8, '质量办'), kind: 'handDown', values: values(94), reason: '折中' },
  { ...by(9, '机电学院'), kind: 'answer', proposal: values(93), reason: '历史最高 92.8' },
  { ...by(10, '质量办'), kind: 'agree' },
  { ...by(12, '院长'), kind: 'sign', document: '目标责任书 2025-07' },
];

test('a target is negotiated, signed and adjusted, and its history says how', () => {
  const signed = foldTargetLife(NEGOTIATED) as TargetLife;
  expect(signed).toMatchObject({ state: 'signed', version: 1, values: values(93), inForce: values(93) });
  expect(signed.proposal).toBeUndefined();
  expect(signed.history.map(({ to }) => to)).toEqual([
    'drafted',
    'handedDown',
    'answered',
    'handedDown',
    'answered',
    'agreed',
    'signed',
  ]);
  const adjusted = stepTarget(signed, {
    ...by(20, '质量办'),
    kind: 'adjust',
    values: values(90),
    reason: '专业停招',
  });
  expect(adjusted).toMatchObject({ state: 'adjusted', values: values(90), inForce: values(93) });
  const again = stepTarget(adjusted, { ...by(21, '院长'), kind: 'sign' });
  expect(again).toMatchObject({ state: 'signed', version: 2, inForce: values(90) });
  expect(signed.history).toHaveLength(7);
});

test.each<readonly [what: string, steps: readonly TargetStep[], code: string, zh: string]>([
  [
    'signing a draft',
    [NEGOTIATED[0]!, { ...by(2, 'x'), kind: 'sign' }],
    'target.step.illegal',
    '目标处于“草拟”状态，不能签订；现在可以：草拟、下达',
  ],
  [
    'beginning without a draft',
    [NEGOTIATED[1]!],
    'target.step.illegal',
    '目标还没有草拟，不能下达；现在可以：草拟',
  ],
  [
    'changing what is signed without adjusting',
    [...NEGOTIATED, { ...by(20, 'x'), kind: 'draft', values: values(1) }],
    'target.step.illegal',
    '目标处于“已签订”状态，不能草拟；现在可以：调整',
  ],
  [
    'adjusting without a reason',
    [...NEGOTIATED, { ...by(20, 'x'), kind: 'adjust', values: values(1), reason: ' ' }],
    'target.step.incomplete',
    '调整目标要写明理由',
  ],
  [
    'a proposal without values',
    [...NEGOTIATED.slice(0, 2), { ...by(3, 'x'), kind: 'answer', proposal: [], reason: 'r' }],
    'target.step.incomplete',
    '反馈目标要写明目标值',
  ],
  ['nobody', [{ ...NEGOTIATED[0]!, by: '' }], 'target.step.incomplete', '草拟目标要写明办理人'],
  ['no time', [{ ...NEGOTIATED[0]!, at: 'soon' }], 'target.step.incomplete', '草拟目标要写明时间'],
  [
    'before the step before',
    [NEGOTIATED[2]!, NEGOTIATED[1]!].map((one, i) => (i === 0 ? { ...NEGOTIATED[0]!, at: one.at } : one)),
    'target.step.backwards',
    '时间 2025-01-02T08:00:00Z 早于上一步的 2025-01-05T08:00:00Z',
  ],
])('%s is refused', (_, steps, code, zh) => {
  let caught: unknown;
  try {
    foldTargetLife(steps);
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(TargetLifeError);
  expect(caught).toMatchObject({ code, localized: { zh } });
});

test('whatever is tried, only allowed steps change a life, and what binds was signed', () => {
  const stepOf = (kind: TargetStepKind, i: number): TargetStep => ({
    ...by(1, 'x'),
    kind,
    values: values(i),
    proposal: values(i),
    reason: 'r',
  });
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...TARGET_STEP_KINDS), { maxLength: 25 }), (tried) => {
      let life: TargetLife | null = null;
      let signed: TargetLife['inForce'] = null;
      tried.forEach((kind, i) => {
        const before = life;
        const allowed = allowedTargetSteps(life).includes(kind);
        if (!allowed) return expect(() => stepTarget(life, stepOf(kind, i))).toThrow(TargetLifeError);
        life = stepTarget(life, stepOf(kind, i));
        if (kind === 'sign') signed = before!.values;
        expect(life.inForce).toEqual(signed);
        expect(life.history.length).toBe((before?.history.length ?? 0) + 1);
        expect(allowedTargetSteps(life).length).toBeGreaterThan(0);
      });
    }),
    { numRuns: 200 },
  );
});
