import type { CsvFile } from '../connectors/index.js';
import type { VerdictRow } from '../services/index.js';

const COLUMNS = [
  'rule',
  'ruleVersion',
  'subject',
  'level',
  'period',
  'verdict',
  'severity',
  'value',
  'expected',
  'missing',
] as const satisfies readonly (keyof VerdictRow)[];

/** `verdicts.csv`: a row for each rule × subject of its level × period in which the subject is valid. */
export class VerdictFile {
  private constructor(private readonly file: CsvFile) {}

  static async create(path: string): Promise<VerdictFile> {
    const { CsvFile } = await import('../connectors/index.js');
    return new VerdictFile(await CsvFile.create(path, COLUMNS));
  }

  write(rows: readonly VerdictRow[]): Promise<void> {
    return this.file.write(rows.map((row) => COLUMNS.map((column) => String(row[column]))));
  }

  complete(): Promise<void> {
    return this.file.complete();
  }

  discard(): Promise<void> {
    return this.file.discard();
  }
}
