import type { Migration } from 'kysely';
import { definitions } from './0001-definitions.js';
import { subjects } from './0002-subjects.js';
import { people } from './0003-people.js';
import { observations } from './0004-observations.js';
import { verdicts } from './0005-verdicts.js';
import { warnings } from './0006-warnings.js';
import { processes } from './0007-processes.js';
import { outbox } from './0008-outbox.js';
import { observationExtents } from './0009-observation-extents.js';
import { notifications } from './0010-notifications.js';
import { warningHandling } from './0011-warning-handling.js';
import { definitionKinds } from './0013-definition-kinds.js';

/** In order of their names; a migration that has been published never changes. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-definitions': definitions,
  '0002-subjects': subjects,
  '0003-people': people,
  '0004-observations': observations,
  '0005-verdicts': verdicts,
  '0006-warnings': warnings,
  '0007-processes': processes,
  '0008-outbox': outbox,
  '0009-observation-extents': observationExtents,
  '0010-notifications': notifications,
  '0011-warning-handling': warningHandling,
  '0013-definition-kinds': definitionKinds,
};
