import type { TSchema } from 'typebox';
import { Errors } from 'typebox/value';
import { LineCounter, parseDocument } from 'yaml';
import { Failure, type FailurePart } from '../ports/index.js';

const MAX_ALIASES = 100;

/**
 * Parses one YAML document; duplicate keys, custom tags and alias bombs are errors.
 *
 * @throws Failure `yaml.syntax` with line and column
 */
export function parseYaml(text: string, file: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    version: '1.2',
    schema: 'core',
  });
  const parts = [...document.errors, ...document.warnings].map((error) => {
    const at = lines.linePos(error.pos[0]);
    const where = `${file}:${at.line}:${at.col}`;
    const message = error.message.split('\n')[0] ?? error.message;
    return { path: where, code: 'yaml.syntax', message: { zh: `YAML 语法错误:${message}`, en: message } };
  });
  if (parts.length > 0) {
    throw new Failure(
      'yaml.syntax',
      { zh: `${file} 不是有效的 YAML。`, en: `${file} is no valid YAML.` },
      parts,
    );
  }
  return document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown;
}

/** What a schema finds wrong, by JSON pointer; empty when nothing. */
export function schemaProblems(schema: TSchema, input: unknown): FailurePart[] {
  return Errors(schema, input).map((error) => ({
    path: error.instancePath === '' ? '/' : error.instancePath,
    code: `schema.${error.keyword}`,
    message: { zh: `格式不符:${error.message}`, en: error.message },
  }));
}
