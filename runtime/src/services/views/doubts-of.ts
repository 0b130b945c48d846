import { periodKey } from '@zhengai/engine';
import type { Doubt } from '../../contract/index.js';
import type { UnitOfWork, Warning } from '../../ports/index.js';
import { collectionDeadline } from '../freshness/index.js';
import { collegeDay } from '../process-instance/index.js';
import { periodLabel } from './period-label.js';
import { ruleInputs, type RuleInput } from './rule-inputs.js';

/** Why the data behind a warning's verdict are to be read with care: nothing where they are as they should be. */
export async function doubtsOf(unit: UnitOfWork, warning: Warning): Promise<Doubt[]> {
  const { dictionary } = await unit.definitions.released();
  const { calendar } = await unit.settings.get();
  const inputs = ruleInputs(dictionary, calendar, warning.rule, warning.openedIn);
  const origins = await unit.dataWarnings.originsOf(
    warning.subjectId,
    inputs.map(({ item, period }) => ({ item: item.code, period: periodKey(period) })),
  );
  const originOf = new Map(origins.map((origin) => [`${origin.item}@${origin.period}`, origin]));
  const doubts: Doubt[] = [];
  for (const input of inputs) {
    const { item, period } = input;
    const open = await unit.dataWarnings.list({ item: item.code, open: true, kinds: ['late'], limit: 100 });
    const gap = open.find((one) => one.period === period);
    if (gap !== undefined) {
      doubts.push(
        doubt('incomplete', input, {
          zh: `${gap.expected} 个对象中还缺 ${gap.missing} 个，与同类的比较不完整`,
          en: `${gap.missing} of ${gap.expected} subjects are still missing: comparisons are incomplete`,
        }),
      );
    }
    const origin = originOf.get(`${item.code}@${periodKey(period)}`);
    if (origin === undefined) continue;
    const dueOn = collectionDeadline(item, period, calendar);
    const came = collegeDay(origin.insertedAt);
    if (dueOn !== undefined && came > dueOn) {
      doubts.push(
        doubt('late', input, {
          zh: `${came} 才到，晚于期限 ${dueOn}`,
          en: `came on ${came}, after the deadline ${dueOn}`,
        }),
      );
    }
    if (origin.rejected > 0) {
      doubts.push(
        doubt('quarantined', input, {
          zh: `同一批来自“${origin.source}”的数据中有 ${origin.rejected} 行被隔离`,
          en: `${origin.rejected} rows of the same delivery from ${origin.source} were refused`,
        }),
      );
    }
    if (origin.insertedAt > warning.openedAt) {
      doubts.push(
        doubt('superseded', input, {
          zh: '预警开启之后又有更正',
          en: 'corrected since the warning was raised',
        }),
      );
    }
  }
  return doubts;
}

function doubt(
  kind: Doubt['kind'],
  { item, period }: RuleInput,
  why: { readonly zh: string; readonly en: string },
): Doubt {
  const label = periodLabel(period);
  return {
    kind,
    item: { code: item.code, name: item.name },
    period,
    sentence: {
      zh: `“${item.name.zh}”${label.zh}：${why.zh}。`,
      en: `${item.name.en} of ${label.en}: ${why.en}.`,
    },
  };
}
