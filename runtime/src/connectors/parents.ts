import { Failure, type UnitOfWork } from '../ports/index.js';
import type { SourceDefinition } from './source-schema.js';
import type { SubjectRegistry } from './subject-registry.js';

const NAMED_AT_MOST = 20;

/** The subjects that rows may name as parents: those stored, and on the source's own level those of its rows too. */
export class Parents {
  readonly #awaited = new Set<string>();

  private constructor(
    private readonly known: ReadonlySet<string>,
    /** Rows may name a subject whose own row comes later. */
    private readonly areRowsToo: boolean,
  ) {}

  static async of(unit: UnitOfWork, { level, parent }: SourceDefinition['subject']): Promise<Parents> {
    const stored = parent ? await unit.subjects.ofLevel(parent.level) : [];
    return new Parents(new Set(stored.map(({ code }) => code)), parent?.level === level);
  }

  mayBe(code: string): boolean {
    if (this.known.has(code)) return true;
    if (this.areRowsToo) this.#awaited.add(code);
    return this.areRowsToo;
  }

  /** @throws Failure `source.parent` */
  assertAllKnown(subjects: SubjectRegistry): void {
    const missing = [...this.#awaited].filter((code) => !subjects.has(code));
    if (missing.length === 0) return;
    const named = missing.slice(0, NAMED_AT_MOST).join(', ');
    throw new Failure('source.parent', {
      zh: `有 ${missing.length} 个上级既没有导入过，文件里也没有它们的行：${named}。请补上这些行或改正代码。`,
      en: `${missing.length} parents are neither stored nor have good rows in the file: ${named}. Add their rows or correct the codes.`,
    });
  }
}
