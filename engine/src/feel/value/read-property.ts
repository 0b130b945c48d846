import { FeelRange } from './feel-range.js';
import { entryOf, isContext, isList } from './feel-value.js';
import { isTemporal, temporalProperty } from '../temporal/index.js';

/** `value.name`, DMN 1.5, 10.3.2.5.1 and table 65: an entry, a property, or of each element; `undefined` if there is none. */
export function readProperty(value: unknown, name: string): unknown {
  if (isList(value)) return value.map((element) => readProperty(element, name) ?? null);
  if (value instanceof FeelRange) return rangeProperty(value, name);
  if (isTemporal(value)) return temporalProperty(value, name);
  return isContext(value) ? entryOf(value, name) : undefined;
}

function rangeProperty(range: FeelRange, name: string): unknown {
  switch (name) {
    case 'start':
      return range.start;
    case 'end':
      return range.end;
    case 'start included':
      return range.startIncluded;
    case 'end included':
      return range.endIncluded;
    default:
      return undefined;
  }
}
