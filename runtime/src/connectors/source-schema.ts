import { CodeSchema, LocalizedTextSchema, ValueTypeSchema } from '@zhengai/engine';
import Type from 'typebox';

const closed = { additionalProperties: false };
const ColumnName = Type.String({ minLength: 1, maxLength: 200 });
/** One of the two. */
const ColumnOrConstant = Type.Object(
  {
    column: Type.Optional(ColumnName),
    constant: Type.Optional(Type.Union([Type.String(), Type.Number()])),
  },
  { ...closed, minProperties: 1, maxProperties: 1 },
);
export type ColumnOrConstant = Type.Static<typeof ColumnOrConstant>;

/** The YAML file that maps a CSV onto subjects, periods and data items (数据源). */
export const SourceSchema = Type.Object(
  {
    source: CodeSchema,
    name: Type.Optional(LocalizedTextSchema),
    /** Path, relative to the YAML file; `${NAME}` is an environment variable. */
    file: Type.String({ minLength: 1 }),
    encoding: Type.Optional(Type.Union([Type.Literal('utf-8'), Type.Literal('gb18030')])),
    delimiter: Type.Optional(Type.Union([',', ';', '\t', '|'].map((character) => Type.Literal(character)))),
    subject: Type.Object(
      {
        level: CodeSchema,
        code: ColumnName,
        name: Type.Optional(ColumnName),
        parent: Type.Optional(
          Type.Object({ hierarchy: CodeSchema, level: CodeSchema, code: ColumnName }, closed),
        ),
        /** Column by attribute code. */
        attributes: Type.Optional(Type.Record(Type.String(), ColumnName)),
      },
      closed,
    ),
    period: ColumnOrConstant,
    /** When the source knew the row: a day (its beginning in UTC) or an instant. */
    knownAt: ColumnOrConstant,
    items: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Object(
          {
            column: ColumnName,
            /** FEEL over `value`, the column's cell, and the other columns by name. */
            convert: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
          },
          closed,
        ),
      ),
    ),
    records: Type.Optional(
      Type.Object(
        {
          dataSet: CodeSchema,
          occurredAt: ColumnOrConstant,
          fields: Type.Record(
            Type.String(),
            Type.Object({ column: ColumnName, valueType: Type.Optional(ValueTypeSchema) }, closed),
          ),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type SourceDefinition = Type.Static<typeof SourceSchema>;
