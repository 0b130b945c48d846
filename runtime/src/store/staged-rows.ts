import type { StatementClient } from './connection.js';
import { copyIn, type RowEncoder } from './copy/index.js';

/** Temporary tables rows pass through on their way into tables that may hold them already. */
const STAGES = {
  observation: `item_id integer, slice_id integer, subject_id integer, period integer, value float8,
    known_at timestamptz, import_id integer, value_text text`,
  verdict: `rule_id integer, period integer, subject_id integer, rule_version integer, verdict smallint,
    value float8, as_of timestamptz`,
} as const;

/**
 * Fills a stage that is empty again when the transaction ends.
 *
 * It stays with its connection, as making and dropping tables for every batch bloats the catalogue.
 *
 * @returns its name
 */
export async function stageRows(
  client: StatementClient,
  stage: keyof typeof STAGES,
  rows: number,
  writeRow: (encoder: RowEncoder, index: number) => void,
): Promise<string> {
  const name = `pg_temp.staged_${stage}`;
  const { rows: found } = await client.query<{ exists: boolean }>(
    `select to_regclass('${name}') is not null as exists`,
  );
  await client.query(
    found[0]?.exists === true
      ? `truncate ${name}`
      : `create temporary table staged_${stage} (${STAGES[stage]}) on commit delete rows`,
  );
  await copyIn(client, name, rows, writeRow);
  return name;
}
