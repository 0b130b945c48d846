import type { ColumnType, Generated } from 'kysely';

/** JSON is given as text, so that arrays and texts are not taken for something else; it comes back parsed. */
type Json<T = unknown> = ColumnType<T, string, string>;
type NullableJson<T = unknown> = ColumnType<T | null, string | null | undefined, string | null>;
type Id = Generated<number>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;

interface Validity {
  valid_from: Optional<string>;
  valid_to: Optional<string>;
}

export interface Tables {
  definition_key: { id: Id; kind: string; code: string };
  definition: {
    id: Id;
    key_id: number;
    version: number;
    status: string;
    body: Json;
    revision: Defaulted<number>;
    pack: Optional<string>;
    author_id: Optional<number>;
    approver_id: Optional<number>;
    released_at: Optional<string>;
    updated_at: string;
  };
  release: {
    id: Id;
    kind: string;
    pack: Optional<string>;
    pack_version: Optional<number>;
    released_by: Optional<number>;
    released_at: string;
    effective_on: Optional<string>;
    approval: NullableJson;
  };
  release_definition: { release_id: number; definition_id: number };
  installed_pack: {
    pack: string;
    version: number;
    name: Json<{ zh: string; en: string }>;
    imported_at: string;
    imported_by: Optional<number>;
    release_id: number;
  };

  subject: { id: Id; level_id: number; code: string; name: string } & Validity;
  hierarchy_edge: { id: Id; hierarchy: string; child_id: number; parent_id: number } & Validity;
  membership: { id: Id; kind: string; member_id: number; of_id: number; weight: number } & Validity;
  subject_attribute: {
    subject_id: number;
    attribute_id: number;
    value: Json<string | number | boolean>;
  } & Validity;

  person: {
    id: Id;
    staff_number: string;
    name: string;
    department_id: Optional<number>;
    post: Optional<string>;
    message_account: Optional<string>;
    password_hash: Optional<string>;
    active: Defaulted<boolean>;
  };
  person_role: { person_id: number; role: string };
  responsibility: {
    id: Id;
    kind: string;
    code: Optional<string>;
    subject_id: Optional<number>;
    role: string;
    person_id: Optional<number>;
    department_id: Optional<number>;
  } & Validity;
  session: {
    id_hash: Buffer;
    person_id: Optional<number>;
    data: Json<Record<string, unknown>>;
    expires_at: string;
  };
  setting: { name: string; value: Json };

  data_import: {
    id: Id;
    source: string;
    file: Optional<string>;
    sha256: Optional<string>;
    imported_by: Optional<number>;
    started_at: string;
    finished_at: Optional<string>;
    rows: Optional<number>;
    accepted: Optional<number>;
    rejected: Optional<number>;
    appended: Defaulted<number>;
  };
  slice: { id: Id; code: string };
  observation: {
    item_id: number;
    subject_id: number;
    period: number;
    slice_id: number;
    value: number | null;
    known_at: string;
    inserted_at: string;
    import_id: number;
    entered_by: Optional<number>;
    reviewed_by: Optional<number>;
    value_text: string | null;
  };
  observation_current: {
    item_id: number;
    slice_id: number;
    subject_id: number;
    period: number;
    value: number | null;
    known_at: string;
    import_id: number;
    value_text: string | null;
  };
  data_set: { id: Id; code: string };
  record: {
    id: Id;
    data_set_id: number;
    subject_id: number;
    occurred_at: string;
    known_at: string;
    inserted_at: string;
    import_id: number;
    fields: Json<Record<string, unknown>>;
  };

  verdict: VerdictRow;
  verdict_current: VerdictRow;

  warning: {
    id: Id;
    rule_id: number;
    rule_version: number;
    subject_id: number;
    state: string;
    severity: string;
    since: string;
    opened_in: string;
    resolved_in: Optional<string>;
    ended_by: Optional<string>;
    value: Optional<number>;
    message: Json;
    explanation: NullableJson;
    attribution: NullableJson;
    acknowledged_by: Optional<number>;
    opened_at: string;
    updated_at: string;
    assigned_to: Optional<number>;
    confirmation: Optional<string>;
    withheld: Defaulted<boolean>;
    muted_by: Optional<number>;
    matter_id: Optional<number>;
    told_at: Optional<string>;
    overturned_at: Optional<string>;
    escalated: Defaulted<number>;
  };
  warning_event: {
    id: Id;
    warning_id: number;
    kind: string;
    at: string;
    by: Optional<number>;
    period: string;
    data: Json<Record<string, unknown>>;
    rule_version: Optional<number>;
    release_id: Optional<number>;
  };
  matter: { id: Id; rule_id: number; department_id: Optional<number> };
  silence: {
    id: Id;
    rule_id: Optional<number>;
    subject_id: Optional<number>;
    with_below: boolean;
    reason: string;
    by: number;
    at: string;
    ends_at: string;
    until_data_changes: boolean;
    ended_at: Optional<string>;
    ended_by: Optional<number>;
  };
  data_warning: {
    id: Id;
    kind: string;
    item_id: Optional<number>;
    rule_id: Optional<number>;
    subject_id: Optional<number>;
    period: string;
    due_on: Optional<string>;
    missing: number;
    expected: number;
    opened_at: string;
    updated_at: string;
    resolved_at: Optional<string>;
  };
  revision_plan: {
    id: Id;
    rule_id: number;
    rule_version: number;
    by: number;
    at: string;
    steps: Json;
    undone_at: Optional<string>;
    undone_by: Optional<number>;
  };
  saved_view: { id: Id; person_id: number; name: string; filter: Json };
  warning_lock: { rule_id: number; subject_id: number };

  process_instance: {
    id: Id;
    process_id: number;
    process_version: number;
    warning_id: number;
    state: Json;
    status: string;
    seq: number;
    frozen: Json;
    accepted_at: Optional<string>;
    outcome: Optional<string>;
    outcome_reason: NullableJson;
    started_at: string;
  };
  process_event: { instance_id: number; seq: number; event: Json; at: string };
  task: {
    id: Id;
    instance_id: number;
    warning_id: number;
    node_id: string;
    visit: number;
    title: Json;
    status: string;
    assignee_id: Optional<number>;
    department_id: Optional<number>;
    due_on: string;
    values: Json<Record<string, unknown>>;
    revision: Defaulted<number>;
    created_at: string;
    completed_at: Optional<string>;
    completed_by: Optional<number>;
  };

  outbox: {
    id: Id;
    queue: string;
    message: Json;
    added_at: Generated<string>;
    handed_over_at: Optional<string>;
    attempts: Defaulted<number>;
    failures: Defaulted<number>;
    last_error: Optional<string>;
    parked: Defaulted<boolean>;
  };
}

interface VerdictRow {
  rule_id: number;
  period: number;
  subject_id: number;
  rule_version: number;
  verdict: number;
  value: number | null;
  as_of: string;
}
