import type { Dictionary, Hierarchy, Level } from '../../model/index.js';
import { normalizeName } from '../name-index.js';
import { failSelection } from './selection-error.js';
import type { Span } from './selection-cursor.js';

/** Whether a definition goes by a name: its code, Chinese or English name. */
export function goesBy(
  definition: { readonly code: string; readonly name: { readonly zh: string; readonly en: string } },
  typed: string,
): boolean {
  const wanted = normalizeName(typed).toLowerCase();
  return [definition.code, definition.name.zh, definition.name.en].some(
    (name) => normalizeName(name).toLowerCase() === wanted,
  );
}

export function findLevel(dictionary: Dictionary, typed: string, span: Span): Level {
  const found = dictionary.levels.find((level) => goesBy(level, typed));
  if (found) return found;
  return failSelection(
    'feel.level.unknown',
    span,
    `没有“${typed}”这个层面；已有的层面：${dictionary.levels.map(({ name }) => name.zh).join('、')}`,
    `There is no level “${typed}”; there are ${dictionary.levels.map(({ name }) => name.en).join(', ')}`,
  );
}

/**
 * The hierarchy in which one level stands above another: the one named, else the only one. `undefined` where the
 * dictionary defines none, which means any.
 */
export function hierarchyBetween(
  dictionary: Dictionary,
  upper: Level,
  lower: Level,
  named: { readonly typed: string; readonly span: Span } | undefined,
  span: Span,
): string | undefined {
  const all = dictionary.hierarchies ?? [];
  if (named) {
    const found = all.find((hierarchy) => goesBy(hierarchy, named.typed));
    if (!found) {
      return failSelection(
        'feel.hierarchy.unknown',
        named.span,
        `没有“${named.typed}”这个层级关系；已有：${all.map(({ name }) => name.zh).join('、') || '无'}`,
        `There is no hierarchy “${named.typed}”; there are ${all.map(({ name }) => name.en).join(', ') || 'none'}`,
      );
    }
    if (!leadsTo(found, upper.code, lower.code)) notBelow(upper, lower, found, named.span);
    return found.code;
  }
  if (all.length === 0) return undefined;
  const fitting = all.filter((hierarchy) => leadsTo(hierarchy, upper.code, lower.code));
  const [first, second] = fitting;
  if (first && second) {
    return failSelection(
      'feel.hierarchy.ambiguous',
      span,
      `“${upper.name.zh}”与“${lower.name.zh}”之间有多个层级关系（${fitting.map(({ name }) => name.zh).join('、')}），请写明用哪一个，例如 下级(${lower.name.zh}, "${first.name.zh}")`,
      `Several hierarchies lead from “${upper.name.en}” to “${lower.name.en}” (${fitting.map(({ name }) => name.en).join(', ')}): name one, such as children(${lower.name.en}, "${first.name.en}")`,
    );
  }
  return first ? first.code : notBelow(upper, lower, undefined, span);
}

export function leadsTo({ levels }: Hierarchy, upper: string, lower: string): boolean {
  const [above, below] = [levels.indexOf(upper), levels.indexOf(lower)];
  return above >= 0 && above < below;
}

function notBelow(upper: Level, lower: Level, hierarchy: Hierarchy | undefined, span: Span): never {
  const [zh, en] = hierarchy
    ? [`在层级关系“${hierarchy.name.zh}”中，`, ` in the hierarchy “${hierarchy.name.en}”`]
    : ['', ''];
  return failSelection(
    'feel.level.notBelow',
    span,
    `${zh}“${lower.name.zh}”不是“${upper.name.zh}”的下级层面`,
    `The level “${lower.name.en}” does not lie below “${upper.name.en}”${en}`,
  );
}
