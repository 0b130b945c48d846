import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ACROSS } from './house.js';
import { dependencyRules } from './rules.js';

export interface Finding {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly comment: string;
}

export interface Cruise {
  /** How many files were read: a check that reads nothing finds nothing. */
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
}

/** Reads the imports of every file below `root` and holds them against the table of the house. */
export async function cruiseHouse(root: string): Promise<Cruise> {
  const rules = dependencyRules();
  const { output } = await cruise(
    sourceFolders(root),
    {
      baseDir: root,
      ruleSet: { forbidden: rules },
      validate: true,
      doNotFollow: { path: ['node_modules', '(^|/)dist/'] },
      exclude: { path: '^tests/dist/' },
      tsPreCompilationDeps: true,
      combinedDependencies: true,
    },
    {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser gave no result');
  return { files: filesOf(output), findings: findingsOf(output, rules) };
}

/** Written by people; what is built from it is looked at only where somebody imports it. */
function sourceFolders(root: string): string[] {
  const packages = Object.keys(ACROSS).filter((name) => name !== 'tests');
  return [...packages.flatMap((name) => [`${name}/src`, `${name}/test`]), 'tests'].filter((folder) =>
    existsSync(join(root, folder)),
  );
}

function filesOf(result: ICruiseResult): string[] {
  return result.modules
    .filter(({ couldNotResolve, coreModule }) => couldNotResolve !== true && coreModule !== true)
    .map(({ source }) => source)
    .filter((source) => !source.includes('node_modules') && !source.includes('dist/'));
}

function findingsOf(result: ICruiseResult, rules: ReturnType<typeof dependencyRules>): Finding[] {
  const comments = new Map(rules.map(({ name, comment }) => [name, comment ?? '']));
  return result.summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    from,
    to,
    comment: comments.get(rule.name) ?? '',
  }));
}
