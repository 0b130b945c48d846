import { ProblemError } from '../api/index.js';
import type { FieldValues } from '../form/index.js';
import { mergeDrafts, type DraftConflict } from './merge-drafts.js';

export interface SavedForm {
  readonly values: FieldValues;
  readonly revision: number;
}

/** What is typed and not yet on the server, kept on this device. */
export interface DraftBackup {
  readonly base: SavedForm;
  readonly values: FieldValues;
}

export interface DraftPlaces {
  /** @returns the new revision. Throws a problem of status 412 when somebody saved in between. */
  save(form: SavedForm): Promise<number>;
  load(): Promise<SavedForm>;
  readonly backup: { read(): DraftBackup | undefined; write(backup: DraftBackup): void; clear(): void };
}

export interface DraftState {
  readonly values: FieldValues;
  readonly status: 'clean' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'conflict';
  readonly conflicts: readonly DraftConflict[];
  /** Fields taken over from somebody who saved in between; empty again after the next change. */
  readonly takenOver: readonly string[];
  readonly error: unknown;
}

/**
 * Keeps a form that is being filled in: saves a moment after the last change, keeps a backup on the device until the
 * server has it, and when somebody saved in between merges field by field, asking only where both changed the same.
 *
 * clean → unsaved → saving → saved | failed (tried again with the next change or `flush`) | conflict (until each
 * conflict is resolved; nothing is saved meanwhile).
 */
export class DraftKeeper {
  #base: SavedForm;
  /** Where an unresolved conflict forked, so that it is found again when the page is opened anew. */
  #fork: SavedForm | undefined;
  #state: DraftState;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<boolean> | undefined;
  readonly #places: DraftPlaces;
  readonly #delayMs: number;
  readonly #watchers = new Set<() => void>();

  constructor(saved: SavedForm, places: DraftPlaces, delayMs = 1200) {
    this.#base = saved;
    this.#places = places;
    this.#delayMs = delayMs;
    this.#state = { values: saved.values, status: 'clean', conflicts: [], takenOver: [], error: undefined };
    const backup = places.backup.read();
    if (!backup) return;
    if (backup.base.revision !== saved.revision) this.#mergeWith(saved, backup.base, backup.values);
    else {
      this.#set({ values: backup.values, status: 'unsaved' });
      this.#saveSoon();
    }
  }

  getState = (): DraftState => this.#state;

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  get revision(): number {
    return this.#base.revision;
  }

  change(code: string, value: unknown): void {
    const values = { ...this.#state.values, [code]: value };
    if (value === undefined) delete values[code];
    const status = this.#state.status === 'conflict' ? 'conflict' : 'unsaved';
    this.#set({ values, status, takenOver: [], error: undefined });
    this.#keep();
    this.#saveSoon();
  }

  /** Takes one side of a conflict; when none is left, saves. */
  resolve(code: string, choice: 'mine' | 'theirs'): void {
    const conflict = this.#state.conflicts.find((one) => one.code === code);
    if (!conflict) return;
    const conflicts = this.#state.conflicts.filter((one) => one !== conflict);
    const values = { ...this.#state.values, [code]: choice === 'mine' ? conflict.mine : conflict.theirs };
    if (values[code] === undefined) delete values[code];
    this.#set({ values, conflicts, status: conflicts.length > 0 ? 'conflict' : 'unsaved' });
    if (conflicts.length === 0) this.#fork = undefined;
    this.#keep();
    if (conflicts.length === 0) void this.flush();
  }

  /** Takes over what the server has now, as long as nothing here is unsaved. */
  adopt(saved: SavedForm): void {
    if (saved.revision <= this.#base.revision) return;
    if (this.#state.status !== 'clean' && this.#state.status !== 'saved') return;
    this.#base = saved;
    this.#set({ values: saved.values, status: 'clean' });
  }

  /** Saves now what is unsaved. @returns whether the server has everything */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#saving) await this.#saving;
    if (this.#state.status === 'conflict') return false;
    if (this.#state.status === 'clean' || this.#state.status === 'saved') return true;
    this.#saving = this.#save();
    try {
      return await this.#saving;
    } finally {
      this.#saving = undefined;
    }
  }

  /** Somebody saved in between a submission and its answer. */
  async mergeNewer(): Promise<void> {
    const theirs = await this.#places.load();
    this.#mergeWith(theirs, this.#base, this.#state.values);
  }

  /** Forgets the backup: the form was submitted. */
  finish(): void {
    clearTimeout(this.#timer);
    this.#places.backup.clear();
    this.#set({ status: 'saved', conflicts: [], takenOver: [] });
  }

  async #save(): Promise<boolean> {
    const { values } = this.#state;
    this.#set({ status: 'saving', error: undefined });
    try {
      const revision = await this.#places.save({ values, revision: this.#base.revision });
      this.#base = { values, revision };
      const changedMeanwhile = this.#state.values !== values;
      this.#set({ status: changedMeanwhile ? 'unsaved' : 'saved' });
      if (changedMeanwhile) this.#saveSoon();
      else this.#places.backup.clear();
      return !changedMeanwhile;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 412) return this.#onStale();
      this.#set({ status: 'failed', error });
      return false;
    }
  }

  async #onStale(): Promise<boolean> {
    try {
      await this.mergeNewer();
    } catch (error) {
      this.#set({ status: 'failed', error });
      return false;
    }
    return this.#state.status === 'unsaved' ? this.#save() : this.#state.status === 'clean';
  }

  #mergeWith(theirs: SavedForm, base: SavedForm, mine: FieldValues): void {
    const { values, conflicts, takenOver } = mergeDrafts(base.values, mine, theirs.values);
    this.#base = theirs;
    this.#fork = conflicts.length > 0 ? base : undefined;
    const status = conflicts.length > 0 ? 'conflict' : 'unsaved';
    this.#set({ values, conflicts, takenOver, status, error: undefined });
    this.#keep();
    if (status === 'unsaved') this.#saveSoon();
  }

  #keep(): void {
    this.#places.backup.write({ base: this.#fork ?? this.#base, values: this.#state.values });
  }

  #saveSoon(): void {
    clearTimeout(this.#timer);
    if (this.#state.status !== 'conflict') this.#timer = setTimeout(() => void this.flush(), this.#delayMs);
  }

  #set(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change };
    for (const watcher of this.#watchers) watcher();
  }
}
