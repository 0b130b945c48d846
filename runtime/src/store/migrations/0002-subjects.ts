import { statements } from './statements.js';

export const subjects = statements(
  `create table subject (
     id integer generated always as identity primary key,
     level_id integer not null references definition_key,
     code text not null,
     name text not null,
     valid_from date,
     valid_to date,
     unique (level_id, code),
     check (valid_from <= valid_to)
   )`,
  `comment on table subject is
     'What is measured or responsible. Days of validity are inclusive here and everywhere; null is open-ended.'`,

  `create table hierarchy_edge (
     id integer generated always as identity primary key,
     hierarchy text not null,
     child_id integer not null references subject,
     parent_id integer not null references subject,
     valid_from date,
     valid_to date,
     check (child_id <> parent_id),
     check (valid_from <= valid_to)
   )`,
  `comment on table hierarchy_edge is
     'Dated edges of the named hierarchies; a child has one parent at a time in each.'`,
  `create unique index hierarchy_edge_start
     on hierarchy_edge (hierarchy, child_id, coalesce(valid_from, '-infinity'::date))`,
  `create index hierarchy_edge_parent on hierarchy_edge (hierarchy, parent_id)`,

  `create table membership (
     id integer generated always as identity primary key,
     kind text not null,
     member_id integer not null references subject,
     of_id integer not null references subject,
     weight double precision not null check (weight > 0),
     valid_from date,
     valid_to date,
     check (valid_from <= valid_to)
   )`,
  `comment on table membership is 'Dated, weighted many-to-many relations of subjects: course in programme, teacher of course.'`,
  `create unique index membership_start
     on membership (kind, member_id, of_id, coalesce(valid_from, '-infinity'::date))`,
  `create index membership_of on membership (kind, of_id)`,

  `create table subject_attribute (
     subject_id integer not null references subject,
     attribute_id integer not null references definition_key,
     value jsonb not null check (jsonb_typeof(value) in ('string','number','boolean')),
     valid_from date,
     valid_to date,
     check (valid_from <= valid_to)
   )`,
  `comment on table subject_attribute is 'Dated properties of subjects: a past year is judged by its own category.'`,
  `create unique index subject_attribute_start
     on subject_attribute (subject_id, attribute_id, coalesce(valid_from, '-infinity'::date))`,
);
