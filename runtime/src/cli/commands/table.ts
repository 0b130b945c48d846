import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  DecisionTableSchema,
  StandardSchema,
  type DecisionTable,
  type Diagnostic,
  type Standard,
} from '@zhengai/engine';
import type { Command } from 'commander';
import { Value } from 'typebox/value';
import { Failure } from '../../ports/index.js';
import { runService, type CommonFlags } from '../command-context.js';

interface ConvertFlags extends CommonFlags {
  readonly code?: string;
  readonly level: string;
}

interface Content {
  readonly tables: readonly DecisionTable[];
  readonly standards: readonly Standard[];
}

export function addTableCommands(program: Command): void {
  const table = program.command('table').description('决策表与标准 / decision tables and standards');
  table
    .command('convert <from> <to>')
    .description(
      '在 DMN（.dmn）、电子表格（.xlsx）与规则包格式（.yaml）之间转换 / convert between DMN (.dmn), sheets (.xlsx) and the form of packs (.yaml)',
    )
    .option('--code <code>', '只要哪一张表或哪一个标准 / the table or standard wanted')
    .option('--level <level>', '文件未写层面时的层面 / level where the file names none', 'college')
    .option('--json', '以 JSON 输出 / print JSON')
    .action((from: string, to: string, flags: ConvertFlags) =>
      runService(flags, async ({ terminal }) => {
        // what cannot be written is said before anything is read
        kindOf(to);
        const all = await readContent(from, flags);
        const content = {
          tables: all.tables.filter(({ code }) => flags.code === undefined || code === flags.code),
          standards: all.standards.filter(({ code }) => flags.code === undefined || code === flags.code),
        };
        const codes = [...content.standards, ...content.tables].map(({ code }) => code);
        if (codes.length === 0) throw nothingFound(from, flags.code);
        await writeContent(to, content);
        if (flags.json) terminal.printJson({ from, to, codes });
        terminal.say({
          zh: `已写入 ${to}：${codes.join('、')}。`,
          en: `Written to ${to}: ${codes.join(', ')}.`,
        });
      }),
    );
}

async function readContent(file: string, { level }: ConvertFlags): Promise<Content> {
  const { readDmn, readSheet } = await import('../../exchange/index.js');
  const bytes = await readBytes(file);
  const kind = kindOf(file);
  if (kind === 'sheet') {
    const { table, diagnostics } = readSheet(bytes, { code: path.parse(file).name, level });
    refuseErrors(file, diagnostics);
    return { tables: table ? [table] : [], standards: [] };
  }
  if (kind === 'dmn') {
    const { tables, standards, diagnostics } = await readDmn(bytes.toString('utf8'), { level });
    refuseErrors(file, diagnostics);
    return { tables, standards };
  }
  const { parse } = await import('yaml');
  const list: readonly unknown[] = [parse(bytes.toString('utf8'), { maxAliasCount: 100 }) as unknown].flat();
  return {
    tables: list.filter((one) => Value.Check(DecisionTableSchema, one)),
    standards: list.filter((one) => Value.Check(StandardSchema, one)),
  };
}

async function writeContent(file: string, { tables, standards }: Content): Promise<void> {
  const kind = kindOf(file);
  if (kind === 'yaml') {
    const { stringify } = await import('yaml');
    return writeFile(file, stringify([...standards, ...tables]));
  }
  const { writeDmn, writeSheet } = await import('../../exchange/index.js');
  if (kind === 'dmn')
    return writeFile(file, await writeDmn({ tables, standards }, { name: path.parse(file).name }));
  const { standardTable } = await import('@zhengai/engine');
  const [only, ...others] = [...standards.map((standard) => standardTable(standard)), ...tables];
  if (!only || others.length > 0) {
    const codes = [...standards, ...tables].map(({ code }) => code);
    throw new Failure('table.oneOnly', {
      zh: `一个电子表格文件只放一张表，而这里有 ${codes.length} 张（${codes.join('、')}）；请用 --code 选一张`,
      en: `A sheet holds one table and there are ${codes.length} (${codes.join(', ')}): choose one by --code`,
    });
  }
  return writeFile(file, writeSheet(only));
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure('table.file.unreadable', {
      zh: `读不到文件 ${file}：${reason}`,
      en: `The file ${file} cannot be read: ${reason}`,
    });
  }
}

const KINDS = {
  '.dmn': 'dmn',
  '.xml': 'dmn',
  '.xlsx': 'sheet',
  '.xls': 'sheet',
  '.yaml': 'yaml',
  '.yml': 'yaml',
} as const;

function kindOf(file: string): (typeof KINDS)[keyof typeof KINDS] {
  const extension = path.extname(file).toLowerCase();
  const kind = Object.entries(KINDS).find(([known]) => known === extension)?.[1];
  if (kind) return kind;
  throw new Failure('table.file.kind', {
    zh: `不认识 ${file} 的后缀；请用 .dmn、.xlsx 或 .yaml`,
    en: `The ending of ${file} is not known: use .dmn, .xlsx or .yaml`,
  });
}

function refuseErrors(file: string, diagnostics: readonly Diagnostic[]): void {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  throw new Failure(
    'table.file.invalid',
    { zh: `${file} 中有 ${errors.length} 处错误`, en: `${file} has ${errors.length} error(s)` },
    errors,
  );
}

function nothingFound(file: string, code: string | undefined): Failure {
  return new Failure('table.none', {
    zh: code === undefined ? `${file} 中没有决策表或标准` : `${file} 中没有编码为“${code}”的表或标准`,
    en:
      code === undefined
        ? `There is no decision table and no standard in ${file}`
        : `There is no table or standard “${code}” in ${file}`,
  });
}
