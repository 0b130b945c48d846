/** Integer key of a subject inside the store. */
export type SubjectId = number;

/** How the outside world names a subject: its level's code and its own code, unique inside the level. */
export interface SubjectRef {
  readonly level: string;
  readonly code: string;
}

/** What is measured or responsible (对象). Days are `YYYY-MM-DD`, both inclusive; `null` is open-ended. */
export interface Subject extends SubjectRef {
  readonly id: SubjectId;
  readonly name: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface SubjectInput extends SubjectRef {
  readonly name: string;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
}

/**
 * One dated edge of a named hierarchy (行政隶属, 专业群 …). A child has one parent at a time: an edge replaces the
 * one with the same beginning, an edge without dates the one without dates.
 */
export interface HierarchyEdge {
  readonly hierarchy: string;
  readonly parent: SubjectRef;
  readonly child: SubjectRef;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
}

/** One stored edge, seen from below. */
export interface ParentRow {
  readonly childId: SubjectId;
  readonly parent: SubjectRef;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** One dated, weighted many-to-many relation (课程–专业, 教师–课程). */
export interface MembershipInput {
  readonly kind: string;
  readonly member: SubjectRef;
  readonly of: SubjectRef;
  readonly weight: number;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
}

/** One dated attribute value. */
export interface AttributeInput {
  readonly subject: SubjectRef;
  readonly attribute: string;
  readonly value: string | number | boolean;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
}

export interface AttributeRow {
  readonly subjectId: SubjectId;
  readonly attribute: string;
  readonly value: string | number | boolean;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface SubjectStore {
  /** Adds or renames; validity given replaces, validity left out keeps. @returns ids in the order of the input */
  upsert(subjects: readonly SubjectInput[]): Promise<SubjectId[]>;
  find(ref: SubjectRef): Promise<Subject | undefined>;
  byIds(ids: readonly SubjectId[]): Promise<Subject[]>;
  /** All subjects of a level, by code. */
  ofLevel(level: string): Promise<Subject[]>;
  /** Locks the rows until the transaction ends: evaluations of the same subjects happen one after the other. */
  lock(ids: readonly SubjectId[]): Promise<void>;
  search(level: string, text: string, limit: number): Promise<Subject[]>;
  /** Ids for codes of one level; absent codes are absent from the map. */
  idsOf(level: string, codes: readonly string[]): Promise<Map<string, SubjectId>>;
  addEdges(edges: readonly HierarchyEdge[]): Promise<void>;
  addMemberships(memberships: readonly MembershipInput[]): Promise<void>;
  setAttributes(attributes: readonly AttributeInput[]): Promise<void>;
  /** Attribute rows of all subjects of a level, or of those named. */
  attributesOf(level: string, ids?: readonly SubjectId[]): Promise<AttributeRow[]>;
  /** Edges of these children in a hierarchy; of each the earliest first. */
  parentsOf(hierarchy: string, ids: readonly SubjectId[]): Promise<ParentRow[]>;
  /**
   * All edges on the ways down from some subjects, or up from them, whatever their dates; of one hierarchy or of all.
   */
  edgesAround(
    ids: readonly SubjectId[],
    direction: 'below' | 'above',
    hierarchy?: string,
  ): Promise<HierarchyEdge[]>;
  /** Nearest first: the chain of parents in a hierarchy as of a day. */
  ancestors(id: SubjectId, hierarchy: string, asOf: string): Promise<Subject[]>;
}
