import type { ScoreItem, ScoreSheet } from '../model/index.js';
import { fullMark } from './full-mark.js';
import type { SheetReader } from './sheet-reader.js';

export function checkGrades({ grades = [], items }: ScoreSheet, reader: SheetReader): void {
  grades.forEach(({ code, from, requires = [] }, i) => {
    const at = `grades/${i}`;
    const before = grades[i - 1];
    if (grades.findIndex((one) => one.code === code) !== i) reader.report('score.grade.duplicate', at, code);
    if (before?.from !== undefined && from !== undefined && from > before.from) {
      reader.report('score.grade.order', `${at}/from`, code);
    }
    if (before && before.from === undefined && (before.requires ?? []).length === 0) {
      reader.report('score.grade.unreachable', at, code);
    }
    requires.forEach(({ item, points }, r) => {
      const found = findItem(items, item);
      if (!found) return reader.report('score.grade.item', `${at}/requires/${r}/item`, item);
      const most = found.kind === 'bonusPenalty' ? found.mostBonus : fullMark(found) * (found.weight ?? 1);
      if (points > most)
        reader.report('score.grade.points', `${at}/requires/${r}/points`, item, points, most);
    });
  });
  const last = grades.at(-1);
  if (last && (last.from !== undefined || (last.requires ?? []).length > 0)) {
    reader.report('score.grade.open', `grades/${grades.length - 1}`, last.code);
  }
}

function findItem(items: readonly ScoreItem[], code: string): ScoreItem | undefined {
  for (const item of items) {
    if (item.code === code) return item;
    const inner = item.kind === 'group' ? findItem(item.items, code) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

export function checkAgreement({ agreement }: ScoreSheet, reader: SheetReader): void {
  if (!agreement) return;
  const { elements, conclusions } = agreement;
  elements.forEach(({ code }, i) => {
    if (elements.findIndex((one) => one.code === code) !== i) {
      reader.report('score.item.duplicate', `agreement/elements/${i}/code`, code);
    }
  });
  conclusions.forEach(({ code, from }, i) => {
    const before = conclusions[i - 1];
    const at = `agreement/conclusions/${i}/from`;
    if (before && from >= before.from) reader.report('score.agreement.order', at, code);
    if (from > elements.length) reader.report('score.agreement.most', at, code, from, elements.length);
  });
}
