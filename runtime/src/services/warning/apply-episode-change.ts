import type { Rule, WarningEpisode, WarningLife } from '@zhengai/engine';
import { isDeepStrictEqual } from 'node:util';
import type { Subject, UnitOfWork, Warning, WarningEventKind, WarningState } from '../../ports/index.js';
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

/** What became of a warning. */
export interface Applied {
  readonly kind: 'opened' | 'continued' | 'regraded' | 'resolved';
  /** As it was before, except one that was opened. */
  readonly warning: Warning;
}

export async function applyEpisodeChange(
  unit: UnitOfWork,
  context: FoldContext,
  application: Application,
): Promise<Applied> {
  const { change, lastPeriod } = application;
  switch (change.kind) {
    case 'open':
      return { kind: 'opened', warning: await openWarning(unit, context, application, change.episode) };
    case 'continue':
      await continueWarning(unit, context, application, change.warning, change.episode);
      return {
        kind: change.warning.severity === context.rule.event.type ? 'continued' : 'regraded',
        warning: change.warning,
      };
    case 'reopen':
      await continueWarning(unit, context, application, change.warning, change.episode);
      return { kind: 'opened', warning: change.warning };
    case 'hold':
      await holdWarning(unit, context, application, change.warning);
      return { kind: 'continued', warning: change.warning };
    case 'resolve': {
      const { resolvedIn = lastPeriod, warning } = change;
      const isOfRule = change.endedBy === 'correction' && warning.ruleVersion !== context.ruleVersion;
      const endedBy = isOfRule ? 'ruleChange' : change.endedBy;
      await endWarning(unit, context, warning, { endedBy, resolvedIn });
      return { kind: 'resolved', warning };
    }
  }
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
    ...confirmationOf(rule),
  });
  await addEvent(unit, warning, 'opened', episode.openedIn, now, { value: warning.value });
  await publish(unit, warning, warning.state);
  return warning;
}

/** A rule may ask that nobody outside the quality office hears before it has confirmed. */
function confirmationOf({ confirmation }: Rule) {
  return confirmation === true ? ({ confirmation: 'waiting', withheld: true } as const) : {};
}

/** It is told again; the quality office's no to a warning that had ended does not answer the one that stands again. */
function asJustOpened(rule: Rule, { confirmation }: Warning): Partial<Warning> {
  const wasRejected = confirmation === 'falseAlarm' || confirmation === 'exemption';
  return {
    toldAt: null,
    escalated: 0,
    ...(wasRejected ? { confirmation: null, withheld: false, ...confirmationOf(rule) } : {}),
  };
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
  const anew = warning.state === 'resolved' ? asJustOpened(rule, warning) : {};
  await unit.warnings.update(warning.id, { ...wanted, ...anew, updatedAt: now });
  if (warning.state !== wanted.state) {
    const kind = stateEvent(warning.state, wanted.state);
    if (kind) await addEvent(unit, warning, kind, lastPeriod, now, { from: warning.state });
  }
  if (warning.severity !== wanted.severity) {
    await addEvent(unit, warning, 'regraded', lastPeriod, now, {
      from: warning.severity,
      to: wanted.severity,
    });
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
  await unit.warnings.update(warning.id, { state: 'resolved', mutedBy: null, ...end, updatedAt: now });
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
