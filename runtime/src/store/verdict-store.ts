import { sql } from 'kysely';
import type { VerdictStore } from '../ports/index.js';
import type { Connection } from './connection.js';
import { readVerdicts } from './read-verdicts.js';
import { writeVerdicts } from './write-verdicts.js';

export function createVerdictStore(connection: Connection): VerdictStore {
  return {
    write: (batches) => connection.atomically((transaction) => writeVerdicts(transaction, batches)),
    ofRule: (rule, subjectIds) => readVerdicts(connection, rule, subjectIds),

    async count() {
      const { count } = await connection.db
        .selectFrom('verdict_current')
        .select(sql<number>`count(*)`.as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}
