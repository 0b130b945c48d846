import type { PersonId } from '../../ports/index.js';

export const DISMISSAL_REASONS = ['falseAlarm', 'dataError', 'exempted', 'other'] as const;
export type DismissalReason = (typeof DISMISSAL_REASONS)[number];

/** What a silence may be asked for: at most so many days ahead. */
export const LONGEST_SILENCE_DAYS = 366;

/** What the quality office says of a warning that waits for its word. */
export type ConfirmationAnswer = 'confirmed' | 'falseAlarm' | 'appeal' | 'exemption';

/** What a person does about a warning. */
export type WarningDeed =
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'assign'; readonly to: PersonId | null }
  | { readonly kind: 'comment'; readonly text: string; readonly mentions: readonly PersonId[] }
  /** `days` from now; until the data changes it lasts so long at most. */
  | {
      readonly kind: 'silence';
      readonly reason: string;
      readonly days: number;
      readonly untilDataChanges: boolean;
    }
  | { readonly kind: 'dismiss'; readonly reason: DismissalReason; readonly note?: string }
  | { readonly kind: 'answer'; readonly answer: ConfirmationAnswer; readonly note?: string }
  /** By those who were told: the quality office looks at it again. */
  | { readonly kind: 'appeal'; readonly text: string };
