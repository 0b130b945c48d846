import { statements } from './statements.js';

export const outbox = statements(
  `create table outbox (
     id bigint generated always as identity primary key,
     queue text not null check (queue in ('monitor','warn','diagnose','improve')),
     message json not null,
     added_at timestamptz not null default clock_timestamp(),
     handed_over_at timestamptz,
     attempts integer not null default 0,
     failures integer not null default 0,
     last_error text,
     parked boolean not null default false
   )`,
  `comment on table outbox is
     'Work caused by committed changes. A relay hands rows over to the queues; the consumer''s own transaction deletes them. Parked rows have failed too often and wait for a person.'`,
  `create index outbox_to_hand_over on outbox (id) where handed_over_at is null and not parked`,
  `create index outbox_handed_over on outbox (handed_over_at) where handed_over_at is not null and not parked`,
  // Short-lived rows: vacuum by rows, not by share of the table.
  `alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)`,
);
