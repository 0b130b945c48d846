import {
  compareReplays,
  replaySteps,
  type Replay,
  type ReplayComparison,
  type ReplayInput,
  type Rule,
} from '@zhengai/engine';
import { setImmediate } from 'node:timers/promises';
import { Failure, type ReleasedDefinitions } from '../../ports/index.js';
import type { OnProgress, ServiceDeps } from '../service-deps.js';
import { loadPast, type Past } from './load-past.js';
import { readDraft } from './read-draft.js';

export interface ReplayPastInput {
  /** A rule as it stands in a draft. */
  readonly rule: unknown;
  readonly from: string;
  readonly to: string;
  /** Code of a released rule to compare with. */
  readonly compare?: string;
  readonly openPeriods?: readonly string[];
}

export interface ReplayedPast {
  readonly replay: Replay;
  readonly compared?: Replay;
  /** `a` the released rule, `b` the draft. */
  readonly comparison?: ReplayComparison;
  readonly subjects: Readonly<Record<string, string>>;
  readonly departments: Readonly<Record<string, string>>;
}

/** Others are let in after so long. */
const SLICE_MS = 25;

/**
 * What a rule would have done over the stored past. Reads, and writes nothing.
 *
 * @throws Failure `replay.ruleFaulty`, `replay.days`, `replay.noData`, `replay.tooLarge`, `rule.unknown`,
 *         `replay.notComparable`
 */
export async function replayPast(
  { store }: Pick<ServiceDeps, 'store'>,
  input: ReplayPastInput,
  onProgress?: OnProgress,
): Promise<ReplayedPast> {
  const unit = store.read;
  const [released, settings] = await Promise.all([unit.definitions.released(), unit.settings.get()]);
  const rule = readDraft(input.rule, released);
  checkDays(input);
  const other = input.compare === undefined ? undefined : comparable(released, input.compare, rule);
  const past = await loadPast(unit, {
    released,
    settings,
    rules: other ? [rule, other] : [rule],
    asOf: input.to,
  });
  if (!past) throw noData(rule);
  const days = { from: input.from, to: input.to };
  const open = input.openPeriods && { openPeriods: input.openPeriods };
  const replay = await drive({ ...past.input, ...open, ...days, rule }, onProgress);
  const compared = other && (await drive({ ...past.input, ...open, ...days, rule: other }, onProgress));
  return {
    replay,
    ...(compared && { compared, comparison: compareReplays(compared, replay) }),
    ...namesIn(past, compared ? [replay, compared] : [replay]),
  };
}

async function drive(input: ReplayInput, onProgress: OnProgress | undefined): Promise<Replay> {
  const steps = replaySteps(input);
  let sliceFrom = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - sliceFrom < SLICE_MS) continue;
    onProgress?.(step.value);
    await setImmediate();
    sliceFrom = performance.now();
  }
}

function comparable({ dictionary }: ReleasedDefinitions, code: string, rule: Rule): Rule {
  const other = dictionary.rules.find((one) => one.code === code);
  if (!other) {
    throw new Failure('rule.unknown', {
      zh: `没有已发布的规则“${code}”，无法比较。`,
      en: `No released rule is called ${code}: there is nothing to compare with.`,
    });
  }
  if (other.level === rule.level && other.periodKind === rule.periodKind) return other;
  throw new Failure('replay.notComparable', {
    zh: `规则“${code}”的层面或统计周期不同，无法比较。`,
    en: `Rule ${code} is of another level or kind of period and cannot be compared.`,
  });
}

function checkDays({ from, to }: ReplayPastInput): void {
  const isDay = (text: string) => /^[1-9]\d{3}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text));
  if (isDay(from) && isDay(to) && from <= to) return;
  throw new Failure('replay.days', {
    zh: `“${from}”到“${to}”不是一段日期；请写成 2023-09-01，先后不要颠倒。`,
    en: `“${from}” to “${to}” is no stretch of days; write 2023-09-01, the earlier one first.`,
  });
}

function noData(rule: Rule): Failure {
  return new Failure('replay.noData', {
    zh: `规则“${rule.name.zh}”的层面没有数据，没有什么可回放。请先导入数据。`,
    en: `There is no data of the level of “${rule.name.en}”, so nothing to replay. Import some first.`,
  });
}

function namesIn(past: Past, replays: readonly Replay[]): Pick<ReplayedPast, 'subjects' | 'departments'> {
  const codes = new Set(
    replays.flatMap(({ silences, warnings }) => [...warnings, ...silences].map(({ subject }) => subject)),
  );
  const named = past.subjects.filter(({ code }) => codes.has(code));
  return {
    subjects: Object.fromEntries(named.map(({ code, name }) => [code, name])),
    departments: Object.fromEntries(past.departments),
  };
}
