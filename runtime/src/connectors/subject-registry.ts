import type { SubjectId, UnitOfWork } from '../ports/index.js';
import type { GoodRow } from './check-row.js';
import { DatedAttributes } from './dated-attributes.js';
import type { RowPlan } from './row-plan.js';
import type { SourceDefinition } from './source-schema.js';

interface SeenSubject {
  id: SubjectId;
  /** Made by this import. */
  fresh: boolean;
  name: string;
  parent: string;
  from: number;
  to: number;
}

/** First and last day of a period key. */
export type DaysOf = (period: number) => { readonly from: string; readonly to: string };

/** The subjects of one file: found or made before their rows, described after the last one. */
export class SubjectRegistry {
  readonly #seen = new Map<string, SeenSubject>();
  readonly #attributes = new DatedAttributes();

  constructor(private readonly mapping: SourceDefinition['subject']) {}

  get size(): number {
    return this.#seen.size;
  }

  note({ code, period, attributes }: GoodRow, cells: readonly string[], plan: RowPlan): void {
    const name = (plan.name === undefined ? '' : (cells[plan.name] ?? '')).trim() || code;
    const parent = plan.parent === undefined ? '' : (cells[plan.parent] ?? '').trim();
    const known = this.#seen.get(code);
    if (!known) {
      this.#seen.set(code, { id: 0, fresh: false, name, parent, from: period, to: period });
    } else {
      if (period >= known.to) Object.assign(known, { name, parent, to: period });
      if (period < known.from) known.from = period;
    }
    plan.attributes.forEach(({ attribute }, i) => {
      const value = attributes[i] ?? null;
      if (value !== null) this.#attributes.add(code, attribute.code, period, value);
    });
  }

  idOf(code: string): SubjectId {
    return this.#seen.get(code)?.id ?? 0;
  }

  ids(): SubjectId[] {
    return [...this.#seen.values()].map(({ id }) => id);
  }

  periods(): { readonly from: number; readonly to: number } | undefined {
    let range: { from: number; to: number } | undefined;
    for (const { from, to } of this.#seen.values()) {
      range = range ? { from: Math.min(range.from, from), to: Math.max(range.to, to) } : { from, to };
    }
    return range;
  }

  /** Gives every subject noted so far its id. */
  async resolve(unit: UnitOfWork): Promise<void> {
    const { level } = this.mapping;
    const missing = [...this.#seen].filter(([, subject]) => subject.id === 0);
    if (missing.length === 0) return;
    const found = await unit.subjects.idsOf(
      level,
      missing.map(([code]) => code),
    );
    const fresh = missing.filter(([code]) => !found.has(code));
    const ids = await unit.subjects.upsert(fresh.map(([code, { name }]) => ({ level, code, name })));
    fresh.forEach(([code, subject], i) => {
      subject.fresh = true;
      found.set(code, ids[i] ?? 0);
    });
    for (const [code, subject] of missing) subject.id = found.get(code) ?? 0;
  }

  /** Names, validity from first to last row, attributes and parents, once all rows are known. */
  async describe(unit: UnitOfWork, daysOf: DaysOf): Promise<void> {
    const { level, parent } = this.mapping;
    const stored = new Map((await unit.subjects.byIds(this.ids())).map((subject) => [subject.id, subject]));
    await unit.subjects.upsert(
      [...this.#seen].map(([code, seen]) => {
        const known = stored.get(seen.id);
        const rows = { from: daysOf(seen.from).from, to: daysOf(seen.to).to };
        return {
          level,
          code,
          name: seen.name,
          validFrom: seen.fresh ? rows.from : earlier(known?.validFrom ?? null, rows.from),
          validTo: seen.fresh ? rows.to : later(known?.validTo ?? null, rows.to),
        };
      }),
    );
    await unit.subjects.setAttributes(
      this.#attributes.runs(level, (period) => daysOf(period).from, dayBefore),
    );
    if (parent) {
      await unit.subjects.addEdges(
        [...this.#seen]
          .filter(([, seen]) => seen.parent !== '')
          .map(([code, seen]) => ({
            hierarchy: parent.hierarchy,
            parent: { level: parent.level, code: seen.parent },
            child: { level, code },
          })),
      );
    }
  }
}

/** Open-ended stays open-ended. */
const earlier = (known: string | null, seen: string): string | null =>
  known !== null && known > seen ? seen : known;
const later = (known: string | null, seen: string): string | null =>
  known !== null && known < seen ? seen : known;

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
