import { statements } from './statements.js';

/** Definitions first: everything measured is keyed by their integer keys. */
export const definitions = statements(
  `create table definition_key (
     id integer generated always as identity primary key,
     kind text not null check (kind in
       ('level','attribute','severity','item','indicator','standard','rule','process','target')),
     code text not null,
     unique (kind, code)
   )`,
  `comment on table definition_key is
     'Integer key of a definition''s kind and code; made on first mention, never reused. Narrow tables refer to it.'`,

  `create table definition (
     id integer generated always as identity primary key,
     key_id integer not null references definition_key,
     version integer not null check (version > 0),
     status text not null check (status in ('draft','inReview','released','retired')),
     body json not null,
     revision integer not null default 1,
     pack text,
     author_id integer,
     approver_id integer,
     released_at timestamptz,
     updated_at timestamptz not null,
     unique (key_id, version),
     check ((status in ('released','retired')) = (released_at is not null))
   )`,
  `comment on table definition is
     'Versions of definitions. A released body never changes; body is json, not jsonb, so that it keeps the order its author wrote.'`,
  `create unique index definition_one_draft on definition (key_id) where status in ('draft','inReview')`,

  `create table release (
     id integer generated always as identity primary key,
     kind text not null check (kind in ('pack','version')),
     pack text,
     pack_version integer,
     released_by integer,
     released_at timestamptz not null,
     effective_on date,
     approval json
   )`,
  `comment on table release is
     'What was put into force together, by whom, when; its highest id is the generation that caches go by. Written under one lock, so that ids are in the order of commits.'`,
  `create table release_definition (
     release_id integer not null references release,
     definition_id integer not null references definition,
     primary key (release_id, definition_id)
   )`,
  `comment on table release_definition is 'Versions a release put into force or out of it.'`,

  `create table installed_pack (
     pack text primary key,
     version integer not null,
     name json not null,
     imported_at timestamptz not null,
     imported_by integer,
     release_id integer not null references release
   )`,
  `comment on table installed_pack is 'Newest imported version of each rule pack; earlier ones stand in release.'`,
);
