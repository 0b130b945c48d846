import { CodeSchema, LocalizedTextSchema } from '@zhengai/engine';
import Type from 'typebox';

const ColumnName = Type.String({ minLength: 1, maxLength: 200 });
const ColumnOrConstant = Type.Union([
  Type.Object({ column: ColumnName }, { additionalProperties: false }),
  Type.Object(
    { constant: Type.Union([Type.String({ minLength: 1 }), Type.Number()]) },
    { additionalProperties: false },
  ),
]);

/** The YAML file that maps a CSV onto subjects, periods and data items (数据源). */
export const SourceSchema = Type.Object(
  {
    source: CodeSchema,
    name: Type.Optional(LocalizedTextSchema),
    /** Path, relative to the YAML file; `${NAME}` is an environment variable. */
    file: Type.String({ minLength: 1 }),
    encoding: Type.Optional(Type.Union([Type.Literal('utf-8'), Type.Literal('gb18030')])),
    delimiter: Type.Optional(Type.String({ minLength: 1, maxLength: 1 })),
    subject: Type.Object(
      {
        level: CodeSchema,
        code: ColumnName,
        name: Type.Optional(ColumnName),
        parent: Type.Optional(
          Type.Object(
            { hierarchy: CodeSchema, level: CodeSchema, code: ColumnName },
            { additionalProperties: false },
          ),
        ),
        attributes: Type.Optional(Type.Record(Type.String(), ColumnName)),
      },
      { additionalProperties: false },
    ),
    period: ColumnOrConstant,
    knownAt: ColumnOrConstant,
    items: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Object(
          { column: ColumnName, convert: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })) },
          { additionalProperties: false },
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
            Type.Object({ column: ColumnName }, { additionalProperties: false }),
          ),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);
export type SourceDefinition = Type.Static<typeof SourceSchema>;
