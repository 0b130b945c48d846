import { isMap, LineCounter, parseDocument, type Document } from 'yaml';
import { Failure, type FailurePart } from '../../ports/index.js';

export interface YamlDocument {
  readonly value: unknown;
  /** `file:line:column` of what a JSON pointer names, or of the nearest thing around it. */
  readonly placeOf: (pointer: string) => string;
}

const MAX_ALIASES = 100;

/**
 * Parses one YAML document; duplicate keys, custom tags, several documents and alias bombs are errors.
 *
 * @throws Failure `yaml.syntax` with `file:line:column` of each
 */
export function parseYaml(text: string, file: string): YamlDocument {
  const lines = new LineCounter();
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    version: '1.2',
    schema: 'core',
  });
  const parts = [...document.errors, ...document.warnings].map(({ pos, message }): FailurePart => {
    const first = (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
    return {
      path: place(pos[0]),
      code: 'yaml.syntax',
      message: { zh: `YAML 语法错误：${first}`, en: first },
    };
  });
  if (parts.length > 0) throw syntaxFailure(file, parts);
  return {
    value: valueOf(document, file),
    placeOf: (pointer) => place(offsetOf(document, pointer)),
  };
}

function valueOf(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    const { message } = error as Error;
    throw syntaxFailure(file, [
      { path: file, code: 'yaml.aliases', message: { zh: `引用（*）过多或有误：${message}`, en: message } },
    ]);
  }
}

/** Of a pair its key, of an entry of a list the entry. */
function offsetOf(document: Document, pointer: string): number {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  for (let depth = steps.length; depth > 0; depth--) {
    const parent: unknown = depth === 1 ? document.contents : document.getIn(steps.slice(0, depth - 1), true);
    const step = steps[depth - 1];
    const key = isMap(parent) ? parent.items.find((pair) => String(pair.key) === step)?.key : undefined;
    const node: unknown = key ?? document.getIn(steps.slice(0, depth), true);
    const offset = (node as { range?: [number, number, number] } | null | undefined)?.range?.[0];
    if (offset !== undefined) return offset;
  }
  return 0;
}

function syntaxFailure(file: string, parts: readonly FailurePart[]): Failure {
  return new Failure(
    'yaml.syntax',
    {
      zh: `${file} 不是有效的 YAML，请按下面的位置修改。`,
      en: `${file} is no valid YAML; mend the places below.`,
    },
    parts,
  );
}
