import type { Diagnostic, Dictionary, Target } from '../model/index.js';
import { checkScoreSheet } from '../score/index.js';
import { checkTarget } from '../target/index.js';
import { packError } from './pack-diagnostic.js';
import type { Pack } from './pack-schema.js';

/** The pack's score sheets and targets held against the dictionary that would be in force with it. */
export function checkScoring(
  { scoreSheets = [], targets = [] }: Pack,
  dictionary: Dictionary,
  installedTargets: readonly Target[] = [],
): readonly Diagnostic[] {
  return [
    ...scoreSheets.flatMap((sheet) => checkScoreSheet(sheet, dictionary)),
    ...targets.flatMap((target) => checkTarget(target, dictionary)),
    ...checkParents(targets, installedTargets),
  ];
}

/** The target above has to be there, and following the targets above must come to an end. */
function checkParents(targets: readonly Target[], installed: readonly Target[]): readonly Diagnostic[] {
  const byCode = new Map([...installed, ...targets].map((one) => [one.code, one]));
  const unknown = targets.flatMap(({ code, parent }) =>
    parent === undefined || byCode.has(parent)
      ? []
      : [
          packError(
            'pack.target.unknown',
            `targets/${code}/parent`,
            `没有上级目标 ${parent}`,
            `there is no target ${parent} above it`,
          ),
        ],
  );
  return [...unknown, ...circular(byCode).map(circle)];
}

/** Codes of the targets that stand above themselves; every target is looked at once. */
function circular(byCode: ReadonlyMap<string, Target>): string[] {
  const settled = new Set<string>();
  const found: string[] = [];
  for (const start of byCode.keys()) {
    const way: string[] = [];
    const onWay = new Set<string>();
    let code: string | undefined = start;
    while (code !== undefined && byCode.has(code) && !settled.has(code) && !onWay.has(code)) {
      way.push(code);
      onWay.add(code);
      code = byCode.get(code)?.parent;
    }
    if (code !== undefined && onWay.has(code)) found.push(...way.slice(way.indexOf(code)));
    for (const one of way) settled.add(one);
  }
  return found;
}

function circle(code: string): Diagnostic {
  return packError(
    'pack.target.circle',
    `targets/${code}/parent`,
    '目标互为上级，成了一圈',
    'the targets above it lead back to it',
  );
}
