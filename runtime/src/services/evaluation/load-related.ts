import type { Calendar, Dictionary, EvaluationPlan, PeriodKind, RelatedGrids } from '@zhengai/engine';
import type { HierarchyEdge, Subject, SubjectId, SubjectRef, UnitOfWork } from '../../ports/index.js';
import { loadGrid, type LoadedGrid } from './load-grid.js';

export interface RelatedRequest {
  readonly dictionary: Dictionary;
  readonly calendar: Calendar;
  readonly plan: Pick<EvaluationPlan, 'items' | 'attributes' | 'relations'>;
  readonly level: string;
  readonly periodKind: PeriodKind;
  readonly subjects: readonly Subject[];
  /** Periods of the grid, inclusive. */
  readonly from: string;
  readonly to: string;
}

export interface LoadedRelated {
  readonly grids: RelatedGrids;
  /** When the newest value of an item of the subjects around one of those judged was known; NaN where none is. */
  readonly knownAt: (item: string, subject: Subject, period: string) => number;
}

/** Relations lead from one to the next at most so many times: sums of sums of sums. */
const MAX_STEPS = 10;

/**
 * What stands around some subjects, as far as a plan reads it. Records are not stored as such yet: what is made of them
 * is unknown.
 */
export async function loadRelated(unit: UnitOfWork, request: RelatedRequest): Promise<LoadedRelated> {
  const { plan } = request;
  if (plan.relations.length === 0) return { grids: { grids: [], edges: [] }, knownAt: () => NaN };
  const around = new Surroundings(unit, request);
  for (let step = 0; step < MAX_STEPS && (await around.widen()); step++);
  const loaded: LoadedGrid[] = [];
  for (const [level, subjects] of around.levels()) {
    loaded.push(await loadGrid(unit, { ...request, level, subjects, back: 0 }));
  }
  return {
    grids: { grids: loaded.map(({ grid }) => grid), edges: around.edges() },
    knownAt: (item, subject, period) => {
      let newest = NaN;
      for (const { grid, knownAt } of loaded) {
        const values = grid.level === subject.level ? undefined : knownAt[item];
        const column = grid.periods.indexOf(period);
        if (!values || column < 0) continue;
        const linked = around.linked(subject, grid.level);
        grid.subjects.forEach((code, row) => {
          const known = linked.has(code) ? (values[row * grid.periods.length + column] ?? NaN) : NaN;
          if (Number.isNaN(newest) || known > newest) newest = known;
        });
      }
      return newest;
    },
  };
}

/** Subjects met on the ways of a plan's relations, by level. */
class Surroundings {
  readonly #met = new Map<string, Map<SubjectId, Subject>>();
  readonly #edges = new Map<string, HierarchyEdge>();
  readonly #linked = new Map<string, ReadonlySet<string>>();
  readonly #neighboursBy = new Map<'below' | 'above', Map<string, SubjectRef[]>>();

  constructor(
    private readonly unit: UnitOfWork,
    private readonly request: RelatedRequest,
  ) {
    this.#add(request.level, request.subjects);
  }

  /** One step along every relation. @returns whether anybody new was met */
  async widen(): Promise<boolean> {
    let grew = false;
    for (const { from, hierarchy, level, relation } of this.request.plan.relations) {
      const ids = [...(this.#met.get(from)?.keys() ?? [])];
      if (ids.length === 0 || relation === 'records') continue;
      if (relation === 'peers') {
        grew = this.#add(level, await this.unit.subjects.ofLevel(level)) || grew;
        continue;
      }
      const direction = relation === 'children' ? 'below' : 'above';
      const edges = await this.unit.subjects.edgesAround(ids, direction, hierarchy);
      for (const edge of edges) this.#edges.set(edgeKey(edge), edge);
      const ends = edges.map(({ child, parent }) => (direction === 'below' ? child : parent));
      const codes = [...new Set(ends.filter((end) => end.level === level).map(({ code }) => code))];
      const found = await this.unit.subjects.idsOf(level, codes);
      grew = this.#add(level, await this.unit.subjects.byIds([...found.values()])) || grew;
    }
    return grew;
  }

  /** Levels other than that of the subjects judged, and this one where more of it was met; subjects by code. */
  levels(): [level: string, subjects: Subject[]][] {
    const { level: own, subjects } = this.request;
    return [...this.#met]
      .filter(([level, met]) => met.size > 0 && (level !== own || met.size > subjects.length))
      .map(([level, met]) => [
        level,
        [...met.values()].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)),
      ]);
  }

  edges(): HierarchyEdge[] {
    return [...this.#edges.values()];
  }

  /** Codes of a level's subjects that edges lead to from a subject, upwards or downwards, at any time. */
  linked(subject: Subject, level: string): ReadonlySet<string> {
    const key = `${subject.level}\n${subject.code}\n${level}`;
    let codes = this.#linked.get(key);
    if (!codes)
      this.#linked.set(
        key,
        (codes = new Set([...this.#reach(subject, 'below', level), ...this.#reach(subject, 'above', level)])),
      );
    return codes;
  }

  #reach(subject: Subject, direction: 'below' | 'above', level: string): string[] {
    const next = this.#neighbours(direction);
    const met = new Map<string, SubjectRef>([[refKey(subject), subject]]);
    for (const ref of met.values()) {
      for (const one of next.get(refKey(ref)) ?? []) if (!met.has(refKey(one))) met.set(refKey(one), one);
    }
    return [...met.values()].filter((ref) => ref.level === level).map(({ code }) => code);
  }

  #neighbours(direction: 'below' | 'above'): ReadonlyMap<string, readonly SubjectRef[]> {
    let known = this.#neighboursBy.get(direction);
    if (!known) {
      known = new Map<string, SubjectRef[]>();
      for (const { child, parent } of this.#edges.values()) {
        const [from, to] = direction === 'below' ? [parent, child] : [child, parent];
        const list = known.get(refKey(from));
        if (list) list.push(to);
        else known.set(refKey(from), [to]);
      }
      this.#neighboursBy.set(direction, known);
    }
    return known;
  }

  #add(level: string, subjects: readonly Subject[]): boolean {
    const met = this.#met.get(level) ?? new Map<SubjectId, Subject>();
    const before = met.size;
    for (const subject of subjects) met.set(subject.id, subject);
    this.#met.set(level, met);
    return met.size > before;
  }
}

function refKey({ code, level }: SubjectRef): string {
  return `${level}\n${code}`;
}

function edgeKey({ child, hierarchy, parent, validFrom }: HierarchyEdge): string {
  return [hierarchy, child.level, child.code, parent.level, parent.code, validFrom ?? ''].join('\n');
}
