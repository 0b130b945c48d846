import {
  isOfType,
  periodKey,
  periodKindOf,
  periodRange,
  type Calendar,
  type DataItem,
  type Dictionary,
  type LocalizedText,
  type ValueType,
} from '@zhengai/engine';
import { Failure, type FailurePart, type Subject } from '../../ports/index.js';
import type { NamedObservation } from './named-observation.js';

/** An observation whose names have been found. */
export interface CheckedObservation {
  readonly item: DataItem;
  readonly subject: Subject;
  readonly period: string;
  readonly periodKey: number;
  readonly slice: string | null;
  readonly value: NamedObservation['value'];
  readonly knownAtMs: number;
}

const DAY_MS = 86_400_000;
/** A source's clock may be ahead of ours. */
const MAX_AHEAD_MS = DAY_MS;
/** A period may begin in the future (next year's enrolment), but a slip of the pen must not open decades. */
const MAX_PERIOD_AHEAD_DAYS = 400;
const EARLIEST_DAY = '1950-01-01';
const MAX_PARTS = 100;
const MAX_TEXT = 4_000;

export interface ObservationContext {
  readonly dictionary: Dictionary;
  readonly calendar: Calendar;
  /** ISO instant. */
  readonly now: string;
  /** By `level` and a line break and `code`. */
  readonly subjects: ReadonlyMap<string, Subject>;
}

export function subjectKey(ref: { readonly level: string; readonly code: string }): string {
  return `${ref.level}\n${ref.code}`;
}

/** @throws Failure `observations.invalid` with a part for each fault, at most a hundred */
export function checkObservations(
  observations: readonly NamedObservation[],
  context: ObservationContext,
): CheckedObservation[] {
  const items = new Map(context.dictionary.items.map((item) => [item.code, item]));
  const parts: FailurePart[] = [];
  const checked: CheckedObservation[] = [];
  observations.forEach((observation, index) => {
    const fault = (field: string, code: string, message: LocalizedText) => {
      parts.push({ path: `/observations/${index}/${field}`, code, message });
    };
    const item = items.get(observation.item);
    const subject = context.subjects.get(subjectKey(observation.subject));
    if (!item) fault('item', 'item.unknown', unknownItem(observation.item));
    if (!subject) fault('subject', 'subject.unknown', unknownSubject(observation));
    if (item && subject && item.level !== subject.level) {
      fault('subject', 'subject.otherLevel', {
        zh: `数据项“${item.name.zh}”属于“${item.level}”层面,对象“${subject.name}”属于“${subject.level}”层面。`,
        en: `Item “${item.name.en}” is of level ${item.level}, subject ${subject.code} of level ${subject.level}.`,
      });
    }
    const periodFault = item && faultOfPeriod(item, observation.period, context);
    if (periodFault) fault('period', ...periodFault);
    const valueFault = item && faultOfValue(item, observation.value);
    if (valueFault) fault('value', 'value.otherType', valueFault);
    const knownAtMs = Date.parse(observation.knownAt ?? context.now);
    const knownAtFault = faultOfKnownAt(knownAtMs, context.now);
    if (knownAtFault) fault('knownAt', 'knownAt.invalid', knownAtFault);
    if (parts.length > 0 || !item || !subject) return;
    checked.push({
      item,
      subject,
      period: observation.period,
      periodKey: periodKey(observation.period),
      slice: observation.slice ?? null,
      value: observation.value,
      knownAtMs,
    });
  });
  if (parts.length > 0) {
    throw new Failure(
      'observations.invalid',
      {
        zh: `${observations.length} 条数据中有 ${parts.length} 处错误,一条也没有保存。请按提示改正后重新提交。`,
        en: `${parts.length} faults in ${observations.length} observations; none was stored. Correct them and send them again.`,
      },
      parts.slice(0, MAX_PARTS),
    );
  }
  return checked;
}

function unknownItem(code: string): LocalizedText {
  return {
    zh: `没有已发布的数据项“${code}”。请核对编码,或先发布它。`,
    en: `No released item is called ${code}. Check the code, or release the item first.`,
  };
}

function unknownSubject({ subject }: NamedObservation): LocalizedText {
  return {
    zh: `“${subject.level}”层面没有编码为“${subject.code}”的对象。请核对层面和编码。`,
    en: `Level ${subject.level} has no subject with the code ${subject.code}. Check level and code.`,
  };
}

function faultOfPeriod(
  item: DataItem,
  period: string,
  { calendar, now }: ObservationContext,
): [code: string, message: LocalizedText] | undefined {
  const kind = periodKindOf(period);
  if (kind !== item.periodKind) {
    return [
      kind === undefined ? 'period.invalid' : 'period.otherKind',
      {
        zh: `数据项“${item.name.zh}”的统计周期是 ${item.periodKind},“${period}”${kind === undefined ? '不是统计周期' : `是 ${kind}`}。`,
        en: `Item “${item.name.en}” is collected by ${item.periodKind}; ${period} is ${kind === undefined ? 'no period' : `a ${kind}`}.`,
      },
    ];
  }
  const { from } = periodRange(period, calendar);
  const latest = new Date(Date.parse(now) + MAX_PERIOD_AHEAD_DAYS * DAY_MS).toISOString().slice(0, 10);
  if (from >= EARLIEST_DAY && from <= latest) return undefined;
  return [
    'period.implausible',
    {
      zh: `周期“${period}”不在可接受的范围内(${EARLIEST_DAY} 至 ${latest})。请核对年份。`,
      en: `Period ${period} lies outside what is plausible (${EARLIEST_DAY} to ${latest}). Check the year.`,
    },
  ];
}

const TYPE_NAMES: Record<ValueType, LocalizedText> = {
  number: { zh: '数字', en: 'a number' },
  text: { zh: '文本', en: 'text' },
  boolean: { zh: '是或否', en: 'true or false' },
  date: { zh: '日期(年-月-日)', en: 'a date (YYYY-MM-DD)' },
};

function faultOfValue(item: DataItem, value: NamedObservation['value']): LocalizedText | undefined {
  const fits = isOfType(value, item.valueType) && (typeof value !== 'string' || value.length <= MAX_TEXT);
  if (fits) return undefined;
  const { zh, en } = TYPE_NAMES[item.valueType];
  const shown = JSON.stringify(value).slice(0, 60);
  return {
    zh: `数据项“${item.name.zh}”的值应为${zh},收到的是 ${shown}。`,
    en: `A value of item “${item.name.en}” is ${en}; this is ${shown}.`,
  };
}

function faultOfKnownAt(knownAtMs: number, now: string): LocalizedText | undefined {
  if (knownAtMs <= Date.parse(now) + MAX_AHEAD_MS && knownAtMs >= Date.parse(EARLIEST_DAY)) return undefined;
  return {
    zh: '获知时间应为 ISO 8601 时刻,且不晚于现在一天以上。',
    en: 'The instant at which the value was known is an ISO 8601 instant, at most a day ahead of now.',
  };
}
