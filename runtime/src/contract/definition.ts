import type { Dictionary, Process, ScoreSheet, Target } from '@zhengai/engine';
import Type from 'typebox';

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const DefinitionKindSchema = Type.Union([
  Type.Literal('level'),
  Type.Literal('attribute'),
  Type.Literal('severity'),
  Type.Literal('hierarchy'),
  Type.Literal('item'),
  Type.Literal('dataSet'),
  Type.Literal('evidence'),
  Type.Literal('indicator'),
  Type.Literal('standard'),
  Type.Literal('rule'),
  Type.Literal('process'),
  Type.Literal('scoreSheet'),
  Type.Literal('target'),
]);

/**
 * `GET /api/definitions/:kind` → newest versions; `GET /api/definitions/:kind/:code` → `DefinitionView[]`, newest first;
 * `PUT /api/definitions/:kind/:code/draft` (body `{ body }`, `If-Match: "<revision>"`, `"0"` for a new one; 412 when stale);
 * `POST …/draft/review` (送审), `POST …/draft/approve` (by another person, releases it), `POST …/draft/return` (退回).
 */
export const DefinitionViewSchema = Type.Object({
  id: Type.Integer(),
  kind: DefinitionKindSchema,
  code: Type.String(),
  version: Type.Integer(),
  status: Type.Union([
    Type.Literal('draft'),
    Type.Literal('inReview'),
    Type.Literal('released'),
    Type.Literal('retired'),
  ]),
  body: Type.Unknown(),
  revision: Type.Integer(),
  pack: Nullable(Type.String()),
  author: Nullable(Type.String()),
  authorId: Nullable(Type.Integer()),
  approver: Nullable(Type.String()),
  releasedAt: Nullable(Type.String()),
  updatedAt: Type.String(),
  /** Engine diagnostics of this body against the released dictionary. */
  diagnostics: Type.Array(Type.Unknown()),
});
export type DefinitionView = Type.Static<typeof DefinitionViewSchema>;

export const DraftSchema = Type.Object({ body: Type.Unknown() });

/** `POST /api/check`: what is wrong with a draft beside what is released; nothing is stored. */
export const CheckRequestSchema = Type.Object({
  kind: DefinitionKindSchema,
  code: Type.String({ minLength: 1, maxLength: 120 }),
  body: Type.Unknown(),
});
export const CheckResultSchema = Type.Object({ diagnostics: Type.Array(Type.Unknown()) });

/** The engine's `Dictionary` and `Process`; their own schemas stand in the engine. */
export const DictionarySchema = Type.Object({
  dictionary: Type.Object({
    levels: Type.Array(Type.Unknown()),
    attributes: Type.Array(Type.Unknown()),
    items: Type.Array(Type.Unknown()),
    indicators: Type.Array(Type.Unknown()),
    standards: Type.Array(Type.Unknown()),
    rules: Type.Array(Type.Unknown()),
    severities: Type.Array(Type.Unknown()),
    hierarchies: Type.Optional(Type.Array(Type.Unknown())),
    dataSets: Type.Optional(Type.Array(Type.Unknown())),
    evidence: Type.Optional(Type.Array(Type.Unknown())),
  }),
  processes: Type.Array(Type.Unknown()),
  scoreSheets: Type.Array(Type.Unknown()),
  targets: Type.Array(Type.Unknown()),
  /** Newest released version by rule code. */
  ruleVersions: Type.Record(Type.String(), Type.Integer()),
});

/** `GET /api/dictionary`: everything released, as the engine takes it, and the processes. */
export interface DictionaryView {
  readonly dictionary: Dictionary;
  readonly processes: readonly Process[];
  readonly scoreSheets: readonly ScoreSheet[];
  readonly targets: readonly Target[];
  readonly ruleVersions: Readonly<Record<string, number>>;
}

/**
 * `GET /api/grid?level=&periodKind=&items=a,b&from=&to=` → what a Web Worker needs to evaluate rules by itself:
 * all subjects and attributes of the level; without `from` and `to` all periods with data. At most 2 million cells (413).
 * Numbers are `null` where unknown; cell = subject × periods.length + period.
 */
export const GridViewSchema = Type.Object({
  level: Type.String(),
  periodKind: Type.String(),
  subjects: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  periods: Type.Array(Type.String()),
  /** 1 where the subject is valid in the period. */
  valid: Type.Array(Type.Integer()),
  items: Type.Record(
    Type.String(),
    Type.Object({
      kind: Type.String(),
      values: Type.Array(Type.Union([Type.Number(), Type.String(), Type.Boolean(), Type.Null()])),
    }),
  ),
  attributes: Type.Record(
    Type.String(),
    Type.Object({
      kind: Type.String(),
      values: Type.Array(Type.Union([Type.Number(), Type.String(), Type.Boolean(), Type.Null()])),
    }),
  ),
});
export type GridView = Type.Static<typeof GridViewSchema>;
