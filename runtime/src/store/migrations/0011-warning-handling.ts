import { statements } from './statements.js';

export const warningHandling = statements(
  `create table matter (
     id integer generated always as identity primary key,
     rule_id integer not null references definition_key,
     department_id integer references subject,
     unique nulls not distinct (rule_id, department_id)
   )`,
  `comment on table matter is
     'What one department is asked about one rule: its rows are the warnings that name it. It has one address for good.'`,

  `alter table warning
     add column assigned_to integer references person,
     add column confirmation text
       check (confirmation in ('waiting','confirmed','falseAlarm','appeal','exemption')),
     add column withheld boolean not null default false,
     add column muted_by integer references warning,
     add column matter_id integer references matter,
     add column told_at timestamptz,
     add column overturned_at timestamptz,
     add column escalated smallint not null default 0`,
  `comment on column warning.withheld is 'Nobody outside the quality office is told yet, or ever was.'`,
  `comment on column warning.muted_by is 'The open warning of the rule that inhibits this one.'`,
  `comment on column warning.told_at is 'When those responsible were told; null: it is withheld, muted or silenced.'`,
  `update warning set told_at = opened_at`,
  `comment on column warning.overturned_at is 'Since when a correction has taken away what the warning was opened for.'`,
  `comment on column warning.escalated is 'Steps of the escalation that have been taken.'`,
  `create index warning_matter on warning (matter_id, state)`,
  `create index warning_assigned on warning (assigned_to) where assigned_to is not null`,
  `create index warning_overturned on warning (overturned_at) where overturned_at is not null`,
  `create index warning_untold on warning (id) where told_at is null and state in ('open','recovering')`,
  `create index warning_muted_by on warning (muted_by) where muted_by is not null`,

  `alter table warning_event
     add column rule_version integer,
     add column release_id integer,
     drop constraint warning_event_kind_check`,
  `comment on column warning_event.release_id is 'The newest release when it happened; null: before this was kept.'`,

  `create table silence (
     id integer generated always as identity primary key,
     rule_id integer references definition_key,
     subject_id integer references subject,
     with_below boolean not null,
     reason text not null,
     by integer not null references person,
     at timestamptz not null,
     ends_at timestamptz not null,
     until_data_changes boolean not null,
     ended_at timestamptz,
     ended_by integer references person,
     check (rule_id is not null or subject_id is not null),
     check (ends_at > at)
   )`,
  `comment on table silence is
     'Warnings of a rule, of a subject (with those below it) or of both stay unsaid until a time, or until their verdicts change; who asked for it and why.'`,
  `create index silence_running on silence (ends_at) where ended_at is null`,

  `create table data_warning (
     id integer generated always as identity primary key,
     kind text not null check (kind in ('late','noData','error')),
     item_id integer references definition_key,
     rule_id integer references definition_key,
     subject_id integer references subject,
     period text not null,
     due_on date,
     missing integer not null,
     expected integer not null,
     opened_at timestamptz not null,
     updated_at timestamptz not null,
     resolved_at timestamptz,
     check ((kind = 'late') = (item_id is not null)),
     check ((kind = 'late') = (rule_id is null)),
     check ((rule_id is null) = (subject_id is null))
   )`,
  `comment on table data_warning is
     'Data that has not come: an item of a period past its deadline, or a rule without an answer for a subject since a period. Never a warning of quality.'`,
  `create unique index data_warning_late on data_warning (item_id, period)
     where kind = 'late' and resolved_at is null`,
  `create unique index data_warning_answer on data_warning (rule_id, subject_id)
     where kind <> 'late' and resolved_at is null`,
  `create index data_warning_open on data_warning (id) where resolved_at is null`,

  `create table revision_plan (
     id integer generated always as identity primary key,
     rule_id integer not null references definition_key,
     rule_version integer not null,
     by integer not null references person,
     at timestamptz not null,
     steps json not null,
     undone_at timestamptz,
     undone_by integer references person
   )`,
  `comment on table revision_plan is
     'What was decided about the warnings of a rule as a new version of it was released: proposed by the new version, approved with it.'`,
  `create index revision_plan_rule on revision_plan (rule_id, id)`,

  `create table saved_view (
     id integer generated always as identity primary key,
     person_id integer not null references person,
     name text not null,
     filter json not null,
     unique (person_id, name)
   )`,
  `comment on table saved_view is 'A person''s filters of the list of warnings, by name.'`,
);
