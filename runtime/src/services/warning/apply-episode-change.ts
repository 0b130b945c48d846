import type { Rule, WarningEpisode, WarningLife } from '@zhengai/engine';
import { isDeepStrictEqual } from 'node:util';
import type {
  OutboxMessage,
  Subject,
  UnitOfWork,
  Warning,
  WarningEventKind,
  WarningState,
} from '../../ports/index.js';
import { cancelImprovements } from '../process-instance/index.js';
import type { Finding } from './judged-cells.js';
import type { EpisodeChange } from './match-episodes.js';

export interface FoldContext {
  readonly rule: Rule;
  readonly ruleVersion: number;
  readonly now: string;
}

interface Application {
  readonly change: EpisodeChange;
  readonly finding: Finding | undefined;
  /** Last period with a verdict. */
  readonly lastPeriod: string;
  readonly life: WarningLife;
  readonly subject: Subject;
}

/** @returns the warning when it was opened or reopened now */
export async function applyEpisodeChange(
  unit: UnitOfWork,
  context: FoldContext,
  application: Application,
): Promise<Warning | undefined> {
  const { change, lastPeriod } = application;
  switch (change.kind) {
    case 'open':
      return openWarning(unit, context, application, change.episode);
    case 'continue':
      await continueWarning(unit, context, application, change.warning, change.episode);
      return undefined;
    case 'reopen':
      await continueWarning(unit, context, application, change.warning, change.episode);
      return change.warning;
    case 'hold':
      await holdWarning(unit, context, application, change.warning);
      return undefined;
    case 'resolve': {
      const { endedBy, resolvedIn = lastPeriod } = change;
      await endWarning(unit, context, change.warning, { endedBy, resolvedIn });
      return undefined;
    }
  }
}

/** What a warning sets going: the search for its cause, and the improvement that its rule names. */
export function messagesForOpened(rule: Rule, opened: readonly Warning[]): OutboxMessage[] {
  if (opened.length === 0) return [];
  const warningIds = opened.map(({ id }) => id);
  return [
    { queue: 'diagnose', kind: 'attribute', warningIds },
    ...(rule.process === undefined ? [] : [{ queue: 'improve', kind: 'start', warningIds } as const]),
  ];
}

async function openWarning(
  unit: UnitOfWork,
  { now, rule, ruleVersion }: FoldContext,
  { finding, life, subject }: Application,
  episode: WarningEpisode,
): Promise<Warning> {
  const warning = await unit.warnings.insert({
    rule: rule.code,
    ruleVersion,
    subjectId: subject.id,
    state: livingState(life),
    severity: rule.event.type,
    since: episode.since,
    openedIn: episode.openedIn,
    resolvedIn: null,
    endedBy: null,
    value: finding?.value ?? null,
    message: finding?.message ?? rule.name,
    explanation: finding?.explanation ?? null,
    attribution: null,
    acknowledgedBy: null,
    openedAt: now,
    updatedAt: now,
  });
  await addEvent(unit, warning, 'opened', episode.openedIn, now, { value: warning.value });
  await publish(unit, warning, warning.state);
  return warning;
}

async function continueWarning(
  unit: UnitOfWork,
  { now, rule, ruleVersion }: FoldContext,
  { finding, lastPeriod, life }: Application,
  warning: Warning,
  episode: WarningEpisode,
): Promise<void> {
  const wanted = {
    state: livingState(life),
    since: episode.since,
    openedIn: episode.openedIn,
    resolvedIn: null,
    endedBy: null,
    ruleVersion,
    severity: rule.event.type,
    ...(finding ?? {}),
  } satisfies Partial<Warning>;
  const differs = Object.entries(wanted).some(
    ([name, value]) => !isDeepStrictEqual(stored(warning[name as keyof Warning]), stored(value)),
  );
  if (!differs) return;
  await unit.warnings.update(warning.id, { ...wanted, updatedAt: now });
  if (warning.state !== wanted.state) {
    const kind = stateEvent(warning.state, wanted.state);
    if (kind) await addEvent(unit, warning, kind, lastPeriod, now, {});
  }
  if (finding && finding.value !== warning.value) {
    await addEvent(unit, warning, 'valueChanged', lastPeriod, now, {
      from: warning.value,
      to: finding.value,
    });
  }
  await publish(unit, warning, wanted.state);
}

/** Keeps what raised the warning on show; the data of now are better. */
async function holdWarning(
  unit: UnitOfWork,
  { now }: FoldContext,
  { lastPeriod, life }: Application,
  warning: Warning,
): Promise<void> {
  const state: WarningState = life.lastVerdict === 'clear' ? 'recovering' : 'open';
  if (warning.state === state) return;
  await unit.warnings.update(warning.id, { state, updatedAt: now });
  const kind = stateEvent(warning.state, state);
  if (kind) await addEvent(unit, warning, kind, lastPeriod, now, {});
  await publish(unit, warning, state);
}

async function endWarning(
  unit: UnitOfWork,
  { now }: FoldContext,
  warning: Warning,
  end: { readonly endedBy: string; readonly resolvedIn: string },
): Promise<void> {
  await unit.warnings.update(warning.id, { state: 'resolved', ...end, updatedAt: now });
  await addEvent(unit, warning, 'resolved', end.resolvedIn, now, { endedBy: end.endedBy });
  // an improvement that was verified has ended by itself
  if (end.endedBy !== 'verification') await cancelImprovements(unit, warning, end.endedBy, now);
  await publish(unit, warning, 'resolved');
}

function stateEvent(from: WarningState, to: WarningState): WarningEventKind | undefined {
  if (to === 'recovering') return 'recovering';
  if (to === 'open' && (from === 'recovering' || from === 'resolved')) return 'reopened';
  return undefined;
}

function livingState(life: WarningLife): WarningState {
  return life.state === 'recovering' ? 'recovering' : 'open';
}

/** As it comes back from the store: plain JSON, without what is `undefined`. */
function stored(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (JSON.parse(JSON.stringify(value)) as unknown) : value;
}

async function addEvent(
  unit: UnitOfWork,
  { id }: Warning,
  kind: WarningEventKind,
  period: string,
  at: string,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  await unit.warnings.addEvent({ warningId: id, kind, at, by: null, period, data });
}

async function publish(unit: UnitOfWork, warning: Warning, state: WarningState): Promise<void> {
  await unit.changes.publish([{ kind: 'warning', id: warning.id, data: { state } }]);
}
