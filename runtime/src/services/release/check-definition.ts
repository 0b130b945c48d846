import type { Diagnostic, Dictionary } from '@zhengai/engine';
import Value from 'typebox/value';
import type { Definition } from '../../ports/index.js';
import { DEFINITIONS_BY_KIND } from '../definition-kinds/index.js';

const MAX_SHAPE_FAULTS = 20;

/** Errors that keep a definition from being released: of its shape first, else of its meaning. */
export function errorsOfDefinition(
  { body, code, kind }: Pick<Definition, 'kind' | 'code' | 'body'>,
  dictionary: Dictionary,
): readonly Diagnostic[] {
  const path = `${kind}/${code}`;
  const { check, schema } = DEFINITIONS_BY_KIND[kind];
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
  return (check?.(body, dictionary) ?? []).filter(({ severity }) => severity === 'error');
}
