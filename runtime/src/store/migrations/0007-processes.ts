import { statements } from './statements.js';

export const processes = statements(
  `create table process_instance (
     id integer generated always as identity primary key,
     process_id integer not null references definition_key,
     process_version integer not null,
     warning_id integer not null references warning,
     state json not null,
     status text not null check (status in ('running','completed','cancelled')),
     seq integer not null check (seq >= 0),
     frozen json not null,
     accepted_at timestamptz,
     outcome text check (outcome in ('effective','notEffective','cannotTellYet')),
     outcome_reason json,
     started_at timestamptz not null,
     unique (warning_id, process_id)
   )`,
  `comment on table process_instance is
     'Improvements under way. frozen: what "it worked" means, fixed at the start; status and accepted_at repeat state and frozen for searching.'`,
  `create index process_instance_awaiting on process_instance (id)
     where status = 'running' and accepted_at is not null`,

  `create table process_event (
     instance_id integer not null references process_instance,
     seq integer not null,
     event json not null,
     at timestamptz not null,
     primary key (instance_id, seq)
   )`,
  `comment on table process_event is 'Events applied to an instance, in order; its state can be computed from them again.'`,

  `create table task (
     id integer generated always as identity primary key,
     instance_id integer not null references process_instance,
     warning_id integer not null references warning,
     node_id text not null,
     visit integer not null check (visit > 0),
     title json not null,
     status text not null check (status in ('open','completed','cancelled')),
     assignee_id integer references person,
     department_id integer references subject,
     due_on date not null,
     values json not null,
     revision integer not null default 1,
     created_at timestamptz not null,
     completed_at timestamptz,
     completed_by integer references person,
     unique (instance_id, node_id, visit)
   )`,
  `comment on table task is 'What is asked of somebody: once for each visit of a process to its node.'`,
  `create index task_assignee on task (assignee_id, status)`,
  `create index task_department on task (department_id, status)`,
  `create index task_warning on task (warning_id)`,
);
