import { statements } from './statements.js';

export const observationExtents = statements(
  `create table observation_extent (
     item_id integer not null,
     level_id integer not null,
     first_period integer not null,
     last_period integer not null,
     primary key (item_id, level_id)
   )`,
  `comment on table observation_extent is
     'First and last period with any value of an item, for subjects of a level. Asked for with every new observation; finding it among millions of values takes a second.'`,
  `insert into observation_extent
   select o.item_id, s.level_id, min(o.period), max(o.period)
   from observation_current o join subject s on s.id = o.subject_id
   group by o.item_id, s.level_id`,
);
