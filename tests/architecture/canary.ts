import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '../support/real-parts.js';
import { ENGINE, RUNTIME, type PackageTable } from './house.js';

/** A file that breaks one rule on purpose. */
export interface Offence {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
}

export const OFFENCES: readonly Offence[] = [
  ...seeingTooMuch('engine', ENGINE),
  ...seeingTooMuch('runtime', RUNTIME),
  offence('no-cycles', 'engine/src/warning/chicken.ts', `import './egg.js';`),
  offence('everything-resolves', 'engine/src/pack/lost.ts', `import './not-there.js';`),
  offence('everything-resolves', 'runtime/src/main/deep.ts', `import '@zhengai/engine/dist/model/item.js';`),
  offence('engine/front-door', 'engine/src/rule/burglar.ts', `import '../feel/inner.js';`),
  offence('engine/own-front-door', 'engine/src/rule/around.ts', `import './index.js';`),
  offence('engine/no-node', 'engine/src/time/reader.ts', `import 'node:fs';`),
  offence('engine/npm', 'engine/src/time/dresser.ts', `import 'react';`),
  offence(
    'engine/across-packages',
    'engine/src/process/climber.ts',
    `import '../../../runtime/src/ports/index.js';`,
  ),
  offence('runtime/front-door', 'runtime/src/api/burglar.ts', `import '../services/inner.js';`),
  offence('runtime/own-front-door', 'runtime/src/api/around.ts', `import './index.js';`),
  offence(
    'runtime/across-packages',
    'runtime/src/main/climber.ts',
    `import '../../../engine/src/model/index.js';`,
  ),
  offence('designer/across-packages', 'designer/src/climber.ts', `import '../../engine/src/model/index.js';`),
  offence(
    'rules-library/across-packages',
    'rules-library/test/climber.ts',
    `import '../../engine/src/model/index.js';`,
  ),
  offence('tests/across-packages', 'tests/climber.ts', `import '../runtime/src/ports/index.js';`),
  offence('only-in/queue', 'runtime/src/services/queuer.ts', `import 'bullmq';`),
  offence('only-in/store', 'runtime/src/services/teller.ts', `import 'kysely';`),
  offence('only-in/api', 'runtime/src/workers/server.ts', `import 'fastify';`),
  offence('only-in/exchange', 'runtime/src/connectors/decider.ts', `import 'dmn-moddle';`),
  offence('only-in/cli', 'runtime/src/main/commander.ts', `import 'commander';`),
  offence('only-in/notify', 'runtime/src/services/postman.ts', `import 'nodemailer';`),
  offence(
    'designer/types-only',
    'designer/src/values.ts',
    `import { ProblemSchema } from '@zhengai/runtime/contract';`,
  ),
  offence(
    'designer/contract-only',
    'designer/src/insider.ts',
    `import type { start } from '@zhengai/runtime/main';`,
  ),
  offence('designer/document-without-view', 'designer/src/rules/document/view.ts', `import 'react';`),
  offence('designer/no-node', 'designer/src/reader.ts', `import 'node:fs';`),
  offence('no-development-packages', 'engine/src/model/tester.ts', `import 'json-rules-engine';`),
];

/** Files that keep every rule and must not be reported. */
const INNOCENT: Readonly<Record<string, string>> = {
  // A cycle is reported once, at the file that comes first.
  'engine/src/warning/egg.ts': `import './chicken.js';`,
  'engine/src/feel/inner.ts': `import '../model/index.js';\nimport 'typebox';`,
  'engine/src/rule/rule.test.ts': `import 'node:fs';\nimport 'vitest';\nimport '../feel/inner.js';`,
  'runtime/src/services/inner.ts': `import 'node:fs';\nimport '../ports/index.js';\nimport '@zhengai/engine';`,
  'runtime/src/queue/jobs.ts': `import 'bullmq';`,
  'designer/src/page.ts': `import 'react';\nimport type { Problem } from '@zhengai/runtime/contract';`,
};

export interface CanaryTree {
  readonly root: string;
  remove(): void;
}

/** Writes the tree; packages are found in the checkout's own `node_modules`. */
export function plantCanary(): CanaryTree {
  const root = mkdtempSync(join(tmpdir(), 'zhengai-canary-'));
  const files: Record<string, string> = { ...INNOCENT };
  for (const [name, table] of Object.entries({ engine: ENGINE, runtime: RUNTIME })) {
    for (const module of [...Object.keys(table.modules), 'unlisted']) {
      files[`${name}/src/${module}/index.ts`] = 'export const here = true;';
    }
  }
  for (const { file, text } of OFFENCES) files[file] = text;
  const development = { devDependencies: { 'json-rules-engine': '*' } };
  files['engine/package.json'] = JSON.stringify({ name: 'engine', ...development });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  symlinkSync(join(projectRoot(), 'node_modules'), join(root, 'node_modules'));
  return {
    root,
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** For each module one file that imports a module which the table does not grant it. */
function seeingTooMuch(name: string, table: PackageTable): Offence[] {
  const all = Object.keys(table.modules);
  return Object.entries(table.modules).map(([module, mayImport]) => {
    const forbidden = all.find((other) => other !== module && !mayImport.includes(other)) ?? 'unlisted';
    return offence(
      `${name}/${module}`,
      `${name}/src/${module}/greedy.ts`,
      `import '../${forbidden}/index.js';`,
    );
  });
}

function offence(rule: string, file: string, text: string): Offence {
  return { rule, file, text };
}
