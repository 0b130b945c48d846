import { statements } from './statements.js';

export const verdicts = statements(
  `create table indicator_value (
     indicator_id integer not null,
     subject_id integer not null,
     period integer not null,
     basis text not null default '',
     value double precision,
     indicator_version integer not null,
     as_of timestamptz not null,
     primary key (indicator_id, basis, period, subject_id)
   )`,
  `comment on table indicator_value is 'Computed indicators in force, unrounded; null: cannot be computed.'`,

  `create table verdict (
     rule_id integer not null,
     subject_id integer not null,
     period integer not null,
     rule_version integer not null,
     verdict smallint not null check (verdict between 0 and 2),
     value double precision,
     as_of timestamptz not null
   )`,
  `comment on table verdict is
     'All verdicts ever in force, append-only; 0 clear, 1 triggered, 2 unknown. What explains them is derived again from the values known at as_of.'`,
  `create index verdict_as_of on verdict using brin (as_of)`,

  `create table verdict_current (
     rule_id integer not null,
     period integer not null,
     subject_id integer not null,
     rule_version integer not null,
     verdict smallint not null,
     value double precision,
     as_of timestamptz not null,
     primary key (rule_id, period, subject_id)
   ) with (fillfactor = 50)`,
  `comment on table verdict_current is 'Verdicts in force; as_of: since when the verdict, its value and version are these. Pages are left half empty: a sweep that changes every verdict then touches no index, and takes half the time.'`,
);
