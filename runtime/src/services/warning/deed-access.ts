import type { WarningDeed } from './warning-deed.js';

/** What only the quality office may do. */
export const STAFF_DEEDS: ReadonlySet<WarningDeed['kind']> = new Set(['dismiss', 'silence', 'answer']);
