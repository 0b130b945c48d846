import { statements } from './statements.js';

export const observations = statements(
  `create table data_import (
     id integer generated always as identity primary key,
     source text not null,
     file text,
     sha256 text,
     imported_by integer references person,
     started_at timestamptz not null,
     finished_at timestamptz,
     rows integer,
     accepted integer,
     rejected integer,
     appended bigint not null default 0
   )`,
  `comment on table data_import is 'One delivery of data: a file, a form, a call; what was entered by hand names the person. appended counts its observations.'`,

  `create table slice (
     id integer generated always as identity (start with 1) primary key,
     code text not null unique
   )`,
  `comment on table slice is 'Disaggregations (gender, cohort, campus); 0 is the total and stands in no row.'`,

  // No foreign keys on the wide end: a trigger for each of a million rows costs more than the rows.
  // The store checks the keys of a batch at once.
  `create table observation (
     item_id integer not null,
     subject_id integer not null,
     period integer not null,
     slice_id integer not null,
     value double precision,
     known_at timestamptz not null,
     inserted_at timestamptz not null,
     import_id integer not null,
     entered_by integer,
     reviewed_by integer,
     value_text text
   )`,
  `comment on table observation is
     'All values ever known, append-only: a correction is another row. period: the integer key of the item''s period kind. Booleans are 1 and 0, dates and texts stand in value_text. entered_by null: whoever made the import.'`,
  // Batches arrive in this order, so that ranges of pages tell cells apart; a b-tree would double the cost of a row.
  `create index observation_cell on observation using brin (item_id, subject_id, period)
     with (pages_per_range = 16, autosummarize = on)`,

  `create table observation_current (
     item_id integer not null,
     slice_id integer not null,
     subject_id integer not null,
     period integer not null,
     value double precision,
     known_at timestamptz not null,
     import_id integer not null,
     value_text text,
     primary key (item_id, slice_id, subject_id, period)
   )`,
  `comment on table observation_current is
     'The value known last of each item, subject, period and slice; in the order in which evaluations read. Reading it costs a third of finding the latest in the history.'`,

  `create table data_set (
     id integer generated always as identity primary key,
     code text not null unique
   )`,
  `comment on table data_set is 'Kinds of record: absence, grade, award.'`,
  `create table record (
     id bigint generated always as identity primary key,
     data_set_id integer not null,
     subject_id integer not null,
     occurred_at timestamptz not null,
     known_at timestamptz not null,
     inserted_at timestamptz not null,
     import_id integer not null,
     fields jsonb not null
   )`,
  `comment on table record is 'Single events, from which measures make observations; append-only.'`,
  `create index record_subject on record (data_set_id, subject_id, occurred_at)`,
);
