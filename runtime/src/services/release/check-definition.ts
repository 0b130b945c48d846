import {
  AttributeSchema,
  checkIndicator,
  checkProcess,
  checkRule,
  checkStandard,
  DataItemSchema,
  IndicatorSchema,
  LevelSchema,
  ProcessSchema,
  RuleSchema,
  SeveritySchema,
  StandardSchema,
  type Diagnostic,
  type Dictionary,
  type Indicator,
  type Process,
  type Rule,
  type Standard,
} from '@zhengai/engine';
import type { TSchema } from 'typebox';
import Value from 'typebox/value';
import type { Definition, DefinitionKind } from '../../ports/index.js';

const SCHEMAS: Record<DefinitionKind, TSchema> = {
  level: LevelSchema,
  attribute: AttributeSchema,
  severity: SeveritySchema,
  item: DataItemSchema,
  indicator: IndicatorSchema,
  standard: StandardSchema,
  rule: RuleSchema,
  process: ProcessSchema,
};

const MEANING: Partial<
  Record<DefinitionKind, (body: unknown, dictionary: Dictionary) => readonly Diagnostic[]>
> = {
  indicator: (body, dictionary) => checkIndicator(body as Indicator, dictionary),
  standard: (body, dictionary) => checkStandard(body as Standard, dictionary),
  rule: (body, dictionary) => checkRule(body as Rule, dictionary),
  process: (body) => checkProcess(body as Process),
};

const MAX_SHAPE_FAULTS = 20;

/** Errors that keep a definition from being released: of its shape first, else of its meaning. */
export function errorsOfDefinition(
  { body, code, kind }: Pick<Definition, 'kind' | 'code' | 'body'>,
  dictionary: Dictionary,
): readonly Diagnostic[] {
  const path = `${kind}/${code}`;
  const schema = SCHEMAS[kind];
  if (!Value.Check(schema, body)) {
    return Value.Errors(schema, body)
      .slice(0, MAX_SHAPE_FAULTS)
      .map((error) => ({
        code: 'definition.shape',
        severity: 'error',
        message: {
          zh: `${error.instancePath || '整个定义'}的内容不完整或类型不对。`,
          en: `${error.instancePath || 'The definition'} is incomplete or of the wrong type (${error.message}).`,
        },
        path: `${path}${error.instancePath}`,
      }));
  }
  return (MEANING[kind]?.(body, dictionary) ?? []).filter(({ severity }) => severity === 'error');
}
