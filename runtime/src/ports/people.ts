import type { SubjectId } from './subjects.js';

export type PersonId = number;
export const ROLES = ['admin', 'qualityOffice', 'owner'] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  readonly id: PersonId;
  /** 工号; also the name to log in with. */
  readonly staffNumber: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly departmentId: SubjectId | null;
  readonly post: string | null;
  readonly messageAccount: string | null;
  readonly active: boolean;
}

export interface PersonInput {
  readonly staffNumber: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly departmentId?: SubjectId | null;
  readonly post?: string | null;
  readonly messageAccount?: string | null;
  readonly passwordHash?: string | null;
}

/** 责任部门, 责任人, 经办人, 审核人, 协同部门, 分管校领导. */
export const RESPONSIBILITY_ROLES = [
  'department',
  'responsible',
  'handler',
  'reviewer',
  'assisting',
  'leader',
] as const;
export type ResponsibilityRole = (typeof RESPONSIBILITY_ROLES)[number];

export interface ResponsibilityInput {
  readonly kind: 'indicator' | 'target' | 'item' | 'task' | 'any';
  /** Code of the indicator, item …; `null` for all of the kind. */
  readonly code: string | null;
  /** Subject it holds for, and all below it in the hierarchy `administrative`; `null` for all. */
  readonly subjectId: SubjectId | null;
  readonly role: ResponsibilityRole;
  readonly personId?: PersonId | null;
  readonly departmentId?: SubjectId | null;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
}

/** Who answers for one indicator of one subject on a day; what is not assigned is absent. */
export type ResponsibleParties = Partial<
  Record<ResponsibilityRole, { readonly personId: PersonId | null; readonly departmentId: SubjectId | null }>
>;

export interface PeopleStore {
  upsert(people: readonly PersonInput[]): Promise<PersonId[]>;
  find(id: PersonId): Promise<Person | undefined>;
  byIds(ids: readonly PersonId[]): Promise<Person[]>;
  findByStaffNumber(staffNumber: string): Promise<Person | undefined>;
  withRole(role: Role): Promise<Person[]>;
  count(): Promise<number>;
  passwordHash(id: PersonId): Promise<string | null>;
  setPasswordHash(id: PersonId, hash: string): Promise<void>;
  addResponsibilities(rows: readonly ResponsibilityInput[]): Promise<void>;
  /**
   * Role by role the most specific assignment wins: of the subject itself, then of its nearest ancestor in the
   * hierarchy `administrative`, then of no subject; at the same place one for the code before one for all.
   */
  responsibleFor(
    kind: ResponsibilityInput['kind'],
    code: string | null,
    subjectIds: readonly SubjectId[],
    asOf: string,
  ): Promise<Map<SubjectId, ResponsibleParties>>;
  /** Subjects assigned to a person by name, whatever the role, and all below them; those of a department are not. */
  subjectsOf(id: PersonId, asOf: string): Promise<SubjectId[]>;
}
