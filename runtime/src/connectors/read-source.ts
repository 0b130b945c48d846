import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../ports/index.js';
import { SourceSchema, type SourceDefinition } from './source-schema.js';
import { parseYaml, schemaProblems, type SchemaProblem } from './yaml/index.js';

/** A source and where its CSV stands. */
export interface Source {
  readonly definition: SourceDefinition;
  /** Absolute path of the CSV file. */
  readonly file: string;
  /** `file:line:column` of a JSON pointer into the YAML. */
  readonly placeOf: (pointer: string) => string;
}

/**
 * Reads and checks a source's YAML; the CSV itself is not opened.
 *
 * @throws Failure `source.notFound`, `yaml.syntax`, `source.invalid`, `source.environment`
 */
export async function readSource(yamlPath: string, environment: NodeJS.ProcessEnv): Promise<Source> {
  const text = await readFile(yamlPath, 'utf8').catch((cause: unknown) => {
    const detail = {
      zh: `读不到数据源文件 ${yamlPath}。请检查路径和权限。`,
      en: `The source file ${yamlPath} cannot be read. Check path and rights.`,
    };
    throw new Failure('source.notFound', detail, [], { cause });
  });
  const { value, placeOf } = parseYaml(text, yamlPath);
  const problems = schemaProblems(SourceSchema, value);
  if (problems.length === 0) problems.push(...nothingMapped(value as SourceDefinition));
  if (problems.length > 0) {
    throw new Failure(
      'source.invalid',
      {
        zh: `数据源文件 ${yamlPath} 有 ${problems.length} 处错误，请按下面的位置修改。`,
        en: `The source file ${yamlPath} has ${problems.length} error(s); mend the places below.`,
      },
      problems.map(({ pointer, code, message }) => ({
        path: `${placeOf(pointer)} ${pointer}`,
        code,
        message,
      })),
    );
  }
  const definition = value as SourceDefinition;
  const file = path.resolve(path.dirname(yamlPath), expand(definition.file, environment));
  return { definition, file, placeOf };
}

/** A roster maps subjects alone: their names, parents and attributes. */
function nothingMapped({ items, records, subject }: SourceDefinition): SchemaProblem[] {
  const { name, parent, attributes } = subject;
  if (items ?? records ?? name ?? parent ?? attributes) return [];
  const message = {
    zh: '没有映射任何内容：请写 items、records，或 subject 的名称、上级、属性',
    en: 'nothing is mapped: give items, records, or name, parent or attributes of the subject',
  };
  return [{ pointer: '/', code: 'source.nothingMapped', message }];
}

function expand(text: string, environment: NodeJS.ProcessEnv): string {
  return text.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = environment[name];
    if (value === undefined || value === '') {
      throw new Failure('source.environment', {
        zh: `文件路径里的环境变量 ${name} 没有设置。请先设置它再运行。`,
        en: `The environment variable ${name} in the file's path is not set. Set it and run again.`,
      });
    }
    return value;
  });
}
