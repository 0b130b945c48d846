/**
 * Where a target stands between the one who sets it and the one who has to reach it.
 *
 * | state | meaning | how it is left |
 * |---|---|---|
 * | `drafted` | being written | `handDown` |
 * | `handedDown` | the subject is asked | `answer` with a counter-proposal, `agree`, `withdraw` |
 * | `answered` | the subject proposed something else | `handDown` again, `agree` to the proposal, `withdraw` |
 * | `agreed` | both sides want the same | `sign`, `withdraw` |
 * | `signed` | in force | `adjust`, with a reason |
 * | `adjusted` | new values, in force once signed | `sign`, `adjust` again |
 */
export const TARGET_STATES = ['drafted', 'handedDown', 'answered', 'agreed', 'signed', 'adjusted'] as const;
export type TargetState = (typeof TARGET_STATES)[number];

/** What people do with a target. */
export const TARGET_STEP_KINDS = [
  'draft',
  'handDown',
  'answer',
  'agree',
  'sign',
  'adjust',
  'withdraw',
] as const;
export type TargetStepKind = (typeof TARGET_STEP_KINDS)[number];
