import type { Attribute } from '@zhengai/engine';
import type { AttributeInput, SubjectId, UnitOfWork } from '../ports/index.js';
import type { GoodRow } from './check-row.js';
import type { SourceDefinition } from './source-schema.js';
import { StatedValues } from './stated-values.js';

export type AttributeValue = AttributeInput['value'];

/** What the rows of a file say about one subject. */
export interface SeenSubject {
  readonly code: string;
  id: SubjectId;
  /** Made by this import. */
  isNew: boolean;
  /** Last `periodKey` with a value before this import; `undefined` when there was none. */
  knownUntil: number | undefined;
  /** Of the latest row that has one; empty without. */
  name: string;
  namePeriod: number;
  /** First and last `periodKey` of its rows. */
  first: number;
  last: number;
  /** Level and code, with a line break between. */
  readonly parents: StatedValues<string>;
  /** By place in the plan. */
  readonly attributes: readonly StatedValues<AttributeValue>[];
}

/** The subjects of one file; each is found or made before its rows are stored. */
export class SubjectRegistry {
  readonly #seen = new Map<string, SeenSubject>();
  readonly #texts = new Map<string, string>();
  #unresolved: SeenSubject[] = [];

  /**
   * @param items       codes whose values say until when a subject is known
   * @param attributes  of the plan
   */
  constructor(
    private readonly mapping: SourceDefinition['subject'],
    private readonly items: readonly string[],
    private readonly attributes: readonly Attribute[],
  ) {}

  get size(): number {
    return this.#seen.size;
  }

  has(code: string): boolean {
    return this.#seen.has(code);
  }

  all(): IterableIterator<SeenSubject> {
    return this.#seen.values();
  }

  note({ code, name, parent, period, attributes }: GoodRow): void {
    const subject = this.#seen.get(code) ?? this.#add(code, period);
    if (period > subject.last) subject.last = period;
    if (period < subject.first) subject.first = period;
    if (name !== '' && period >= subject.namePeriod) {
      subject.name = this.#kept(name);
      subject.namePeriod = period;
    }
    if (parent !== '') subject.parents.add(period, this.#kept(`${this.mapping.parent?.level}\n${parent}`));
    attributes.forEach((value, i) => {
      if (value === null) return;
      subject.attributes[i]?.add(period, typeof value === 'string' ? this.#kept(value) : value);
    });
  }

  idOf(code: string): SubjectId {
    return this.#seen.get(code)?.id ?? 0;
  }

  /** Gives every subject noted so far its id. */
  async resolve(unit: UnitOfWork): Promise<void> {
    const subjects = this.#unresolved;
    this.#unresolved = [];
    if (subjects.length === 0) return;
    const { level } = this.mapping;
    const found = await unit.subjects.idsOf(
      level,
      subjects.map(({ code }) => code),
    );
    const fresh = subjects.filter(({ code }) => !found.has(code));
    const ids = await unit.subjects.upsert(
      fresh.map(({ code, name }) => ({ level, code, name: name || code })),
    );
    fresh.forEach((subject, i) => {
      subject.id = ids[i] ?? 0;
      subject.isNew = true;
    });
    for (const subject of subjects) subject.id ||= found.get(subject.code) ?? 0;
    await this.#learnExtents(
      unit,
      subjects.filter(({ isNew }) => !isNew),
    );
  }

  async #learnExtents(unit: UnitOfWork, subjects: readonly SeenSubject[]): Promise<void> {
    if (subjects.length === 0 || this.items.length === 0) return;
    const byId = new Map(subjects.map((subject) => [subject.id, subject]));
    const { subjectId, to } = await unit.observations.extents(this.items, [...byId.keys()]);
    subjectId.forEach((id, i) => {
      const subject = byId.get(id);
      if (subject) subject.knownUntil = to[i];
    });
  }

  #add(code: string, period: number): SeenSubject {
    const subject: SeenSubject = {
      code: this.#kept(code),
      id: 0,
      isNew: false,
      knownUntil: undefined,
      name: '',
      namePeriod: period,
      first: period,
      last: period,
      parents: new StatedValues(),
      attributes: this.attributes.map(() => new StatedValues()),
    };
    this.#seen.set(subject.code, subject);
    this.#unresolved.push(subject);
    return subject;
  }

  /** A cell is a slice of the text it was read from, and would keep all of that alive. */
  #kept(text: string): string {
    let copy = this.#texts.get(text);
    if (copy === undefined) {
      copy = Buffer.from(text, 'utf8').toString('utf8');
      this.#texts.set(copy, copy);
    }
    return copy;
  }
}
