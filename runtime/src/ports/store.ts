import type { ChangeStore } from './changes.js';
import type { DataWarningStore } from './data-warnings.js';
import type { DefinitionStore } from './definitions.js';
import type { DeliveryStore } from './deliveries.js';
import type { NotificationStore } from './notifications.js';
import type { ObservationStore } from './observations.js';
import type { OutboxRelayStore, OutboxStore } from './outbox.js';
import type { PeopleStore } from './people.js';
import type { ProcessStore } from './processes.js';
import type { SettingStore } from './settings.js';
import type { SubjectStore } from './subjects.js';
import type { VerdictStore } from './verdicts.js';
import type { MatterStore, RevisionPlanStore, SavedViewStore, SilenceStore } from './warning-handling.js';
import type { WarningStore } from './warnings.js';

/** Everything that one transaction can read and write. */
export interface UnitOfWork {
  readonly subjects: SubjectStore;
  readonly definitions: DefinitionStore;
  readonly observations: ObservationStore;
  readonly verdicts: VerdictStore;
  readonly warnings: WarningStore;
  readonly silences: SilenceStore;
  readonly matters: MatterStore;
  readonly savedViews: SavedViewStore;
  readonly dataWarnings: DataWarningStore;
  readonly revisionPlans: RevisionPlanStore;
  readonly processes: ProcessStore;
  readonly people: PeopleStore;
  readonly notifications: NotificationStore;
  readonly deliveries: DeliveryStore;
  readonly settings: SettingStore;
  readonly outbox: OutboxStore;
  readonly changes: ChangeStore;
}

export interface Store {
  /** Commits when `work` resolves, rolls back when it rejects; serialisation failures and deadlocks are retried. */
  transaction<T>(work: (unit: UnitOfWork) => Promise<T>): Promise<T>;
  /** Reads without a transaction. */
  readonly read: UnitOfWork;
  readonly relay: OutboxRelayStore;
  close(): Promise<void>;
}
