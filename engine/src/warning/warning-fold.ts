import type { LifeCycle, RuleVerdict } from '../model/index.js';
import type {
  EpisodeEnd,
  PeriodVerdict,
  UnknownRun,
  WarningAction,
  WarningActionKind,
  WarningEpisode,
  WarningLife,
  WarningState,
} from './warning-life.js';

/** What the fold asks of a rule's life cycle; its recovery condition has been evaluated already. */
export type WarningThresholds = Omit<LifeCycle, 'recovery'>;

interface Run {
  count: number;
  readonly since: string;
}

/** The fold's own state, fed in the order of periods; it lives as long as one call. */
export class WarningFold {
  private state: WarningState = 'noData';
  private lastVerdict: RuleVerdict = 'unknown';
  private lastFailed = false;
  private triggeredRun: Run | undefined;
  private recoveredRun = 0;
  private unknown: Run | undefined;
  private improving = false;
  private acknowledged = false;
  private confirmed = false;
  private readonly ended: WarningEpisode[] = [];
  private open: WarningEpisode | undefined;
  /** Periods that the open warning has stood for before the one being judged. */
  private stood = 0;

  constructor(private readonly thresholds: WarningThresholds) {}

  judge(given: PeriodVerdict): void {
    const { period, verdict } = given;
    this.lastVerdict = verdict;
    this.lastFailed = given.failed === true;
    this.triggeredRun = verdict === 'triggered' ? longer(this.triggeredRun, period) : undefined;
    this.unknown = verdict === 'unknown' ? longer(this.unknown, period) : undefined;
    this.recoveredRun = isRecovered(given) ? this.recoveredRun + 1 : 0;
    this.stood += 1;
    this.state = this.open === undefined ? this.judgeClosed(given) : this.judgeOpen(period);
  }

  act(action: WarningAction): void {
    if ((this.open === undefined) === OPENS.has(action.kind)) ACTIONS[action.kind](this, action);
  }

  acknowledge(): void {
    this.acknowledged = true;
  }

  confirm(): void {
    this.confirmed = true;
  }

  startImprovement(): void {
    this.improving = true;
  }

  cancelImprovement(period: string): void {
    this.improving = false;
    if (this.mayRecover()) this.end('recovery', period);
  }

  goOn(): void {
    this.recoveredRun = 0;
    this.state = 'open';
  }

  /** It has been looked at: the least time that warnings stand does not begin again. */
  stand({ episode }: WarningAction): void {
    const again = episode ?? this.ended.at(-1);
    if (again === undefined) return;
    const { openedIn, since } = again;
    if (this.ended.at(-1)?.openedIn === openedIn) this.ended.pop();
    this.begin({ openedIn, since });
    this.stood = Number.POSITIVE_INFINITY;
    this.state = 'open';
  }

  end(endedBy: EpisodeEnd, period: string): void {
    if (this.open === undefined) return;
    this.ended.push({ ...this.open, resolvedIn: period, endedBy });
    this.open = undefined;
    this.triggeredRun = undefined;
    this.recoveredRun = 0;
    this.improving = false;
    this.acknowledged = false;
    this.confirmed = false;
    this.state = 'resolved';
  }

  life(): WarningLife {
    const episode = this.open ?? this.ended.at(-1);
    const since = this.state === 'pending' ? this.triggeredRun?.since : episode?.since;
    const shown = this.state === 'pending' ? undefined : episode;
    const unknownRun = this.unknownRun();
    return {
      state: this.state,
      ...(since !== undefined && { since }),
      ...(shown !== undefined && { openedIn: shown.openedIn }),
      ...(shown?.resolvedIn !== undefined && { resolvedIn: shown.resolvedIn }),
      lastVerdict: this.lastVerdict,
      acknowledged: this.acknowledged,
      confirmed: this.confirmed,
      improving: this.improving,
      ...(unknownRun !== undefined && { unknownRun }),
      episodes: this.open === undefined ? [...this.ended] : [...this.ended, this.open],
    };
  }

  private begin(episode: WarningEpisode): void {
    this.open = episode;
    this.stood = 0;
    this.recoveredRun = 0;
  }

  private judgeClosed({ period, verdict }: PeriodVerdict): WarningState {
    if (verdict === 'unknown') return this.lastFailed ? 'error' : 'noData';
    if (this.triggeredRun === undefined) return this.ended.length === 0 ? 'normal' : 'resolved';
    if (this.triggeredRun.count < this.thresholds.opensAfter) return 'pending';
    this.begin({ openedIn: period, since: this.triggeredRun.since });
    return 'open';
  }

  private judgeOpen(period: string): WarningState {
    if (this.recoveredRun === 0) return 'open';
    if (this.improving || !this.mayRecover()) return 'recovering';
    this.end('recovery', period);
    return 'resolved';
  }

  private mayRecover(): boolean {
    const { clearsAfter, keepsOpenFor = 1 } = this.thresholds;
    return this.recoveredRun >= clearsAfter && this.stood >= keepsOpenFor;
  }

  private unknownRun(): UnknownRun | undefined {
    if (this.unknown === undefined) return undefined;
    const kind = this.lastFailed ? 'error' : 'noData';
    const { since, count: periods } = this.unknown;
    const rule = this.thresholds[kind];
    return { kind, since, periods, ...(rule !== undefined && periods >= rule.after && { tell: rule.tell }) };
  }
}

function longer(run: Run | undefined, period: string): Run {
  return { count: (run?.count ?? 0) + 1, since: run?.since ?? period };
}

function isRecovered({ verdict, recovered }: PeriodVerdict): boolean {
  return verdict === 'clear' && (recovered === undefined || recovered === true);
}

/** All others speak of the warning that is open. */
const OPENS: ReadonlySet<WarningActionKind> = new Set(['kept', 'reopened']);

const ACTIONS: Record<WarningActionKind, (fold: WarningFold, action: WarningAction) => void> = {
  acknowledged: (fold) => fold.acknowledge(),
  assigned: (fold) => fold.acknowledge(),
  confirmed: (fold) => fold.confirm(),
  improvementStarted: (fold) => fold.startImprovement(),
  improvementCancelled: (fold, { period }) => fold.cancelImprovement(period),
  verifiedNotEffective: (fold) => fold.goOn(),
  verifiedEffective: (fold, { period }) => fold.end('verification', period),
  dismissed: (fold, { period }) => fold.end('dismissal', period),
  rejected: (fold, { period }) => fold.end('rejection', period),
  closed: (fold, { period }) => fold.end('revision', period),
  kept: (fold, action) => fold.stand(action),
  reopened: (fold, action) => fold.stand(action),
};
