import { statements } from './statements.js';

export const people = statements(
  `create table person (
     id integer generated always as identity primary key,
     staff_number text not null unique,
     name text not null,
     department_id integer references subject,
     post text,
     message_account text,
     password_hash text,
     active boolean not null default true
   )`,
  `comment on table person is 'People who log in or answer for something; the staff number is the name to log in with.'`,
  `create table person_role (
     person_id integer not null references person,
     role text not null check (role in ('admin','qualityOffice','owner')),
     primary key (person_id, role)
   )`,
  `comment on table person_role is 'What a person may do in the product.'`,

  `create table responsibility (
     id integer generated always as identity primary key,
     kind text not null check (kind in ('indicator','target','item','task','any')),
     code text,
     subject_id integer references subject,
     role text not null check (role in
       ('department','responsible','handler','reviewer','assisting','leader')),
     person_id integer references person,
     department_id integer references subject,
     valid_from date,
     valid_to date,
     check (person_id is not null or department_id is not null),
     check (valid_from <= valid_to)
   )`,
  `comment on table responsibility is
     'Who answers for an indicator, target, item or kind of task of a subject (and what lies below it), in which role, from when to when; null code or subject: all.'`,
  `create unique index responsibility_one on responsibility (kind, coalesce(code, ''), coalesce(subject_id, 0),
     role, coalesce(person_id, 0), coalesce(department_id, 0), coalesce(valid_from, '-infinity'::date))`,
  `create index responsibility_subject on responsibility (subject_id)`,
  `create index responsibility_person on responsibility (person_id)`,

  `alter table definition
     add foreign key (author_id) references person,
     add foreign key (approver_id) references person`,
  `alter table release add foreign key (released_by) references person`,
  `alter table installed_pack add foreign key (imported_by) references person`,

  `create table session (
     id_hash bytea primary key,
     person_id integer references person,
     data json not null,
     expires_at timestamptz not null
   )`,
  `comment on table session is 'Log-ins. Only the SHA-256 of a session''s id is kept: who reads this table cannot log in.'`,
  `create index session_expires on session (expires_at)`,
  `create index session_person on session (person_id)`,

  `create table setting (
     name text primary key,
     value json not null
   )`,
  `comment on table setting is 'Facts about this installation; what is not here has its default.'`,
);
