import type { Calendar, Dictionary, EvaluationPlan, PeriodKind, RelatedGrids } from '@zhengai/engine';
import type { HierarchyEdge, Subject, SubjectId, UnitOfWork } from '../../ports/index.js';
import { loadGrid } from './load-grid.js';

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

/** Relations lead from one to the next at most so many times: sums of sums of sums. */
const MAX_STEPS = 10;

/**
 * What stands around some subjects, as far as a plan reads it. Records are not stored as such yet: what is made of them
 * is unknown.
 */
export async function loadRelated(unit: UnitOfWork, request: RelatedRequest): Promise<RelatedGrids> {
  const { plan } = request;
  if (plan.relations.length === 0) return { grids: [], edges: [] };
  const around = new Surroundings(unit, request);
  for (let step = 0; step < MAX_STEPS && (await around.widen()); step++);
  const grids = [];
  for (const [level, subjects] of around.levels()) {
    const { grid } = await loadGrid(unit, { ...request, level, subjects, back: 0 });
    grids.push(grid);
  }
  return { grids, edges: around.edges() };
}

/** Subjects met on the ways of a plan's relations, by level. */
class Surroundings {
  readonly #met = new Map<string, Map<SubjectId, Subject>>();
  readonly #edges = new Map<string, HierarchyEdge>();

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

  #add(level: string, subjects: readonly Subject[]): boolean {
    const met = this.#met.get(level) ?? new Map<SubjectId, Subject>();
    const before = met.size;
    for (const subject of subjects) met.set(subject.id, subject);
    this.#met.set(level, met);
    return met.size > before;
  }
}

function edgeKey({ child, hierarchy, parent, validFrom }: HierarchyEdge): string {
  return [hierarchy, child.level, child.code, parent.level, parent.code, validFrom ?? ''].join('\n');
}
