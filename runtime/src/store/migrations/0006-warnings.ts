import { statements } from './statements.js';

export const warnings = statements(
  `create table warning (
     id integer generated always as identity primary key,
     rule_id integer not null references definition_key,
     rule_version integer not null,
     subject_id integer not null references subject,
     state text not null check (state in ('pending','open','recovering','resolved','noData','error')),
     severity text not null,
     since text not null,
     opened_in text not null,
     resolved_in text,
     ended_by text,
     value double precision,
     message json not null,
     explanation json,
     attribution json,
     acknowledged_by integer references person,
     opened_at timestamptz not null,
     updated_at timestamptz not null
   )`,
  `comment on table warning is 'Episodes of a rule and a subject; since, opened_in and resolved_in are periods.'`,
  `create unique index warning_one_unresolved on warning (rule_id, subject_id) where state <> 'resolved'`,
  `create index warning_pair on warning (rule_id, subject_id)`,
  `create index warning_subject on warning (subject_id, state)`,
  `create index warning_state on warning (state, id)`,

  `create table warning_event (
     id bigint generated always as identity primary key,
     warning_id integer not null references warning,
     kind text not null check (kind in
       ('opened','acknowledged','dismissed','recovering','resolved','reopened','improvementStarted',
        'improvementCancelled','verifiedEffective','verifiedNotEffective','valueChanged')),
     at timestamptz not null,
     by integer references person,
     period text not null,
     data json not null
   )`,
  `comment on table warning_event is 'What happened to a warning, append-only; the life cycle is folded from the human actions among it.'`,
  `create index warning_event_warning on warning_event (warning_id, id)`,

  `create table warning_lock (
     rule_id integer not null,
     subject_id integer not null,
     primary key (rule_id, subject_id)
   )`,
  `comment on table warning_lock is
     'A row to lock for each rule and subject, before there is any warning. Rows, as advisory locks of ten thousand subjects overflow the lock table.'`,
);
