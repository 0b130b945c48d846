import { statements } from './statements.js';

export const notifications = statements(
  `create table notice (
     id integer generated always as identity primary key,
     key text not null unique,
     kind text not null,
     subject_id integer references subject,
     rule text,
     warning_id integer references warning,
     task_id integer references task,
     severity text,
     severity_rank integer not null,
     effect double precision,
     text json not null,
     link text not null,
     audience json not null,
     personal boolean not null,
     created_at timestamptz not null,
     routed_at timestamptz,
     shared boolean not null default false
   )`,
  `comment on table notice is 'What people are told, once for each key. Routed: its people were found. Shared: groups and other systems were considered.'`,
  `create index notice_warning on notice (warning_id) where warning_id is not null`,
  `create index notice_unshared on notice (routed_at) where not shared`,

  `create table notice_recipient (
     person_id integer not null references person,
     notice_id integer not null references notice,
     delivered_at timestamptz not null,
     read_at timestamptz,
     waiting boolean not null default true,
     primary key (person_id, notice_id)
   )`,
  `comment on table notice_recipient is 'The inboxes. Waiting: not yet handed to the channels outside of the inbox.'`,
  `create index notice_recipient_unread on notice_recipient (person_id, notice_id) where read_at is null`,
  `create index notice_recipient_waiting on notice_recipient (person_id, notice_id) where waiting`,

  `create table notification_plan (
     person_id integer primary key references person,
     due_at timestamptz not null
   )`,
  `comment on table notification_plan is 'People for whom something waits, and when to decide how they are told.'`,
  `create index notification_plan_due on notification_plan (due_at)`,

  `create table notification_setting (
     person_id integer primary key references person,
     channels text[],
     addresses json not null,
     quiet_from text,
     quiet_until text,
     weekly_budget integer not null,
     digest_at text not null
   )`,
  `comment on table notification_setting is
     'How a person wants to be told. No channels: all there are. Times are HH:MM of the college.'`,

  `create table delivery (
     id bigint generated always as identity primary key,
     key text not null unique,
     channel text not null,
     recipient text not null,
     person_id integer references person,
     notice_ids integer[] not null,
     digest boolean not null,
     status text not null check (status in ('waiting','sending','sent','dead')),
     attempts integer not null default 0,
     replays integer not null default 0,
     due_at timestamptz not null,
     lease_until timestamptz,
     created_at timestamptz not null,
     finished_at timestamptz,
     reference text,
     last_error json
   )`,
  `comment on table delivery is
     'One message to one recipient by one channel. Sending: in a worker''s hands until lease_until. Dead: given up, kept for a person to look at.'`,
  `create index delivery_open on delivery (channel, recipient, id) where status in ('waiting','sending')`,
  `create index delivery_dead on delivery (id) where status = 'dead'`,
  `create index delivery_person on delivery (person_id, created_at)`,

  `create table channel_state (
     channel text primary key,
     paused_until timestamptz,
     failures integer not null default 0,
     last_error json,
     last_failed_at timestamptz,
     last_sent_at timestamptz
   )`,
  `comment on table channel_state is 'A channel that does not answer as a whole rests until paused_until.'`,
);
