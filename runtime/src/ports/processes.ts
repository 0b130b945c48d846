import type { LocalizedText, ProcessEvent, ProcessState } from '@zhengai/engine';
import type { PersonId } from './people.js';
import type { SubjectId } from './subjects.js';
import type { WarningId } from './warnings.js';

export type InstanceId = number;
export type TaskId = number;

/** Frozen when the improvement starts: what "it worked" will mean. */
export interface FrozenExpectation {
  readonly rule: string;
  readonly ruleVersion: number;
  readonly indicator: string | null;
  readonly fromPeriod: string;
  readonly toPeriod: string;
  /** When the measure was accepted; only data known after it counts. `null` until then. */
  readonly acceptedAt: string | null;
}

export type EffectOutcome = 'effective' | 'notEffective' | 'cannotTellYet';

export interface ProcessInstance {
  readonly id: InstanceId;
  readonly process: string;
  readonly processVersion: number;
  readonly warningId: WarningId;
  readonly state: ProcessState;
  /** Number of the last event applied. */
  readonly seq: number;
  readonly frozen: FrozenExpectation;
  readonly outcome: EffectOutcome | null;
  readonly outcomeReason: LocalizedText | null;
  readonly startedAt: string;
}

export type TaskStatus = 'open' | 'completed' | 'cancelled';

export interface Task {
  readonly id: TaskId;
  readonly instanceId: InstanceId;
  readonly warningId: WarningId;
  readonly nodeId: string;
  /** 1 for the first time the process reaches the node, 2 after a return … */
  readonly visit: number;
  readonly title: LocalizedText;
  readonly status: TaskStatus;
  readonly assigneeId: PersonId | null;
  readonly departmentId: SubjectId | null;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly revision: number;
  readonly createdAt: string;
  readonly completedAt: string | null;
  readonly completedBy: PersonId | null;
}

/** With `assigneeId` and `departmentIds` tasks of either. */
export interface TaskQuery {
  readonly status?: TaskStatus;
  /** With the next two: any of what is given. */
  readonly assigneeId?: PersonId;
  readonly departmentIds?: readonly SubjectId[];
  /** Of warnings of these subjects. */
  readonly subjectIds?: readonly SubjectId[];
  readonly warningId?: WarningId;
  readonly limit: number;
}

export interface ProcessStore {
  /** At most one instance for a warning episode and process; `undefined` when it exists already. */
  insertInstance(instance: Omit<ProcessInstance, 'id'>): Promise<ProcessInstance | undefined>;
  findInstance(id: InstanceId): Promise<ProcessInstance | undefined>;
  /** Locks the row until the transaction ends. */
  lockInstance(id: InstanceId): Promise<ProcessInstance | undefined>;
  ofWarning(id: WarningId): Promise<ProcessInstance[]>;
  /** Instances waiting for the effect of a rule on these subjects: running, their measure accepted. */
  awaitingVerification(rule: string, subjectIds: readonly SubjectId[]): Promise<ProcessInstance[]>;
  listAwaiting(limit: number): Promise<ProcessInstance[]>;
  saveInstance(
    id: InstanceId,
    change: Partial<Pick<ProcessInstance, 'state' | 'seq' | 'frozen' | 'outcome' | 'outcomeReason'>>,
  ): Promise<void>;
  addEvent(id: InstanceId, seq: number, event: ProcessEvent, at: string): Promise<void>;
  /** `undefined` when this visit's task exists already. */
  insertTask(
    task: Omit<Task, 'id' | 'revision' | 'completedAt' | 'completedBy' | 'status'>,
  ): Promise<Task | undefined>;
  findTask(id: TaskId): Promise<Task | undefined>;
  lockTask(id: TaskId): Promise<Task | undefined>;
  listTasks(query: TaskQuery): Promise<Task[]>;
  /** @throws StaleTask when `expectedRevision` is given and another one is stored */
  saveTask(
    id: TaskId,
    change: Partial<Pick<Task, 'status' | 'values' | 'completedAt' | 'completedBy'>>,
    expectedRevision?: number,
  ): Promise<Task>;
}

export class StaleTask extends Error {
  readonly code = 'task.stale';
  constructor(readonly actual: number) {
    super('the task was changed by somebody else');
  }
}
