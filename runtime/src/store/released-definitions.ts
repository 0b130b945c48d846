import type {
  Attribute,
  DataItem,
  DataSet,
  Evidence,
  Hierarchy,
  Indicator,
  Level,
  Process,
  Rule,
  ScoreSheet,
  Severity,
  Standard,
  Target,
} from '@zhengai/engine';
import { sql } from 'kysely';
import type { DefinitionKind, ReleasedDefinitions } from '../ports/index.js';
import type { Connection } from './connection.js';

interface ReleasedRow {
  readonly kind: DefinitionKind;
  readonly code: string;
  readonly version: number;
  readonly pack: string | null;
  readonly body: unknown;
}

/** Keeps what is in force in memory until something else is. */
export class ReleasedDefinitionsCache {
  #cached: ReleasedDefinitions | undefined;

  async read({ db }: Connection): Promise<ReleasedDefinitions> {
    const generation = await sql<{ generation: number }>`
      select coalesce(max(id), 0) as generation from release`.execute(db);
    const cached = this.#cached;
    if (cached !== undefined && cached.generation === generation.rows[0]?.generation) return cached;
    // The generation again, in the same snapshot as what it names.
    const { rows } = await sql<{ generation: number; definitions: ReleasedRow[] }>`
      select
        (select coalesce(max(id), 0) from release) as generation,
        coalesce((
          select json_agg(json_build_object('kind', k.kind, 'code', k.code, 'version', d.version,
            'pack', d.pack, 'body', d.body) order by k.code collate "C")
          from definition_key k
          cross join lateral (
            select version, status, pack, body from definition
            where key_id = k.id and status in ('released','retired') order by version desc limit 1
          ) d
          where d.status = 'released'
        ), '[]'::json) as definitions`.execute(db);
    const row = rows[0] ?? { generation: 0, definitions: [] };
    return (this.#cached = assemble(row.generation, row.definitions));
  }
}

function assemble(generation: number, rows: readonly ReleasedRow[]): ReleasedDefinitions {
  const ofKind = (kind: DefinitionKind): ReleasedRow[] => rows.filter((row) => row.kind === kind);
  const bodies = <T>(kind: DefinitionKind): T[] => ofKind(kind).map(({ body }) => body as T);
  const versions = (kind: DefinitionKind) =>
    new Map(ofKind(kind).map(({ code, version }) => [code, version]));
  return {
    dictionary: {
      levels: bodies<Level>('level').sort((a, b) => a.order - b.order),
      attributes: bodies<Attribute>('attribute'),
      items: bodies<DataItem>('item'),
      indicators: bodies<Indicator>('indicator'),
      standards: bodies<Standard>('standard'),
      rules: bodies<Rule>('rule'),
      severities: bodies<Severity>('severity').sort((a, b) => a.rank - b.rank),
      hierarchies: bodies<Hierarchy>('hierarchy'),
      dataSets: bodies<DataSet>('dataSet'),
      evidence: bodies<Evidence>('evidence'),
    },
    processes: bodies<Process>('process'),
    scoreSheets: bodies<ScoreSheet>('scoreSheet'),
    targets: bodies<Target>('target'),
    ruleVersions: versions('rule'),
    processVersions: versions('process'),
    packOfRule: new Map(
      ofKind('rule').flatMap(({ code, pack }) => (pack === null ? [] : [[code, pack] as const])),
    ),
    generation,
  };
}
