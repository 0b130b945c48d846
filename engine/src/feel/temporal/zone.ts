import { isTimeZone } from './time-zone.js';

/** Where a clock hangs: an offset from UTC or a zone of the IANA database; `null` says nothing about it. */
export type Zone =
  | { readonly kind: 'offset'; readonly seconds: number }
  | { readonly kind: 'named'; readonly name: string }
  | null;

export const UTC: Zone = { kind: 'offset', seconds: 0 };

/** The standard keeps to XML Schema: no clock is further than 14 hours from UTC. */
const LAST_OFFSET = 14 * 3600;
const OFFSET = /^([+-])(\d\d):([0-5]\d)(?::([0-5]\d))?$/;

export function zoneOfOffset(seconds: number): Zone | undefined {
  return Number.isInteger(seconds) && Math.abs(seconds) <= LAST_OFFSET
    ? { kind: 'offset', seconds }
    : undefined;
}

export function zoneOfName(name: string): Zone | undefined {
  return isTimeZone(name) ? { kind: 'named', name } : undefined;
}

/** What follows a time of day: nothing, `Z`, `+08:00`, `+02:45:55` or `@Asia/Shanghai`; else `undefined`. */
export function parseZone(text: string): Zone | undefined {
  if (text === '') return null;
  // The standard's own examples write `23:59:00z`.
  if (text === 'Z' || text === 'z') return UTC;
  if (text.startsWith('@')) return zoneOfName(text.slice(1));
  const match = OFFSET.exec(text);
  if (!match) return undefined;
  const [, sign, hours, minutes, seconds] = match;
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
  return zoneOfOffset(sign === '-' && size > 0 ? -size : size);
}

export function zoneText(zone: Zone): string {
  if (zone === null) return '';
  if (zone.kind === 'named') return `@${zone.name}`;
  if (zone.seconds === 0) return 'Z';
  const size = Math.abs(zone.seconds);
  const parts = [Math.floor(size / 3600), Math.floor(size / 60) % 60, size % 60];
  const shown = size % 60 === 0 ? parts.slice(0, 2) : parts;
  return (zone.seconds < 0 ? '-' : '+') + shown.map((part) => String(part).padStart(2, '0')).join(':');
}

export function isSameZone(a: Zone, b: Zone): boolean {
  return zoneText(a) === zoneText(b);
}
