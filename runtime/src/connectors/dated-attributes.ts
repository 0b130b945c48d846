import type { AttributeInput, SubjectRef } from '../ports/index.js';

type AttributeValue = AttributeInput['value'];

/**
 * Attribute values seen period by period, turned into dated runs: a year that says something else than the one
 * before starts a new run, so that each past year keeps its own value.
 */
export class DatedAttributes {
  readonly #seen = new Map<string, Map<string, Map<number, AttributeValue>>>();

  add(subject: string, attribute: string, period: number, value: AttributeValue): void {
    let attributes = this.#seen.get(subject);
    if (!attributes) this.#seen.set(subject, (attributes = new Map()));
    let values = attributes.get(attribute);
    if (!values) attributes.set(attribute, (values = new Map()));
    values.set(period, value);
  }

  /**
   * @param startOf    first day of a period key
   * @param dayBefore  the day before a day
   */
  runs(
    level: string,
    startOf: (period: number) => string,
    dayBefore: (day: string) => string,
  ): AttributeInput[] {
    const result: AttributeInput[] = [];
    for (const [code, attributes] of this.#seen) {
      const subject: SubjectRef = { level, code };
      for (const [attribute, values] of attributes) {
        const ordered = [...values].sort((a, b) => a[0] - b[0]);
        const starts = ordered.filter(([, value], i) => i === 0 || ordered[i - 1]?.[1] !== value);
        starts.forEach(([period, value], i) => {
          const next = starts[i + 1];
          result.push({
            subject,
            attribute,
            value,
            validFrom: startOf(period),
            validTo: next ? dayBefore(startOf(next[0])) : null,
          });
        });
      }
    }
    return result;
  }
}
