import type { RuleFacts } from '../../rule/index.js';

/** What a search for facts came to. */
export type Finding =
  | {
      readonly kind: 'found';
      /** By variable (copies last), the classes that its value may be in. */
      readonly masks: readonly bigint[];
      readonly facts: RuleFacts;
      /** The facts as the copied variable has them; the same where nothing is copied. */
      readonly copiedFacts: RuleFacts;
    }
  | { readonly kind: 'none' }
  /** The search was given up. */
  | { readonly kind: 'open' };
