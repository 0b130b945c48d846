import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure, type FailurePart } from '../ports/index.js';
import { parseYaml, schemaProblems } from './yaml-document.js';
import { SourceSchema, type SourceDefinition } from './source-schema.js';

/** A source and where its CSV stands. */
export interface Source {
  readonly definition: SourceDefinition;
  /** Absolute path of the CSV file. */
  readonly file: string;
}

/**
 * Reads and checks a source's YAML; the CSV itself is not opened.
 *
 * @throws Failure `source.notFound`, `yaml.syntax`, `source.invalid`, `source.environment`
 */
export async function readSource(yamlPath: string, environment: NodeJS.ProcessEnv): Promise<Source> {
  const text = await readFile(yamlPath, 'utf8').catch((cause: unknown) => {
    throw new Failure(
      'source.notFound',
      {
        zh: `找不到数据源文件 ${yamlPath}。请检查路径。`,
        en: `The source file ${yamlPath} cannot be read. Check the path.`,
      },
      [],
      { cause },
    );
  });
  const input = parseYaml(text, yamlPath);
  const problems = schemaProblems(SourceSchema, input);
  if (problems.length > 0) throw invalid(yamlPath, problems);
  const definition = input as SourceDefinition;
  if (!definition.items && !definition.records) {
    throw invalid(yamlPath, [
      {
        path: '/items',
        code: 'source.nothingMapped',
        message: { zh: '没有映射任何数据项或明细记录。', en: 'Neither items nor records are mapped.' },
      },
    ]);
  }
  return { definition, file: path.resolve(path.dirname(yamlPath), expand(definition.file, environment)) };
}

function invalid(yamlPath: string, parts: readonly FailurePart[]): Failure {
  return new Failure(
    'source.invalid',
    {
      zh: `数据源文件 ${yamlPath} 有 ${parts.length} 处错误,请按下面的位置修改。`,
      en: `The source file ${yamlPath} has ${parts.length} error(s); mend the places below.`,
    },
    parts,
  );
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
