import { periodKindOf } from '../time/index.js';

/** Whether a text is a calendar day, `YYYY-MM-DD`. */
export function parseIsoDay(text: string): string | undefined {
  return periodKindOf(text) === 'day' ? text : undefined;
}
