import type { Rule } from '../model/index.js';
import { judgeSubjects, type JudgedSubject } from './judge-subjects.js';
import type { ReplayInput } from './replay-input.js';

/** A subject of which a draft and the released version do not say the same. */
export interface Disagreement {
  readonly subject: string;
  /**
   * `onlyDraft`, `onlyReleased`: a warning stands by one of them alone; `verdict`: the warnings agree, the newest verdicts
   * do not.
   */
  readonly kind: 'onlyDraft' | 'onlyReleased' | 'verdict';
  readonly released: JudgedSubject;
  readonly draft: JudgedSubject;
}

export interface ShadowRun {
  readonly subjects: number;
  /** Warnings standing by both. */
  readonly both: number;
  readonly disagreements: readonly Disagreement[];
}

/**
 * A draft judged silently beside the released version on the same data.
 *
 * @param input  with the draft as its rule
 * @throws ModelError when either cannot be compiled
 */
export function shadowRun(input: Omit<ReplayInput, 'from'>, released: Rule): ShadowRun {
  const ofDraft = new Map(judgeSubjects(input).map((one) => [one.subject, one]));
  const ofReleased = judgeSubjects({ ...input, rule: released });
  let both = 0;
  const disagreements = ofReleased.flatMap((one): Disagreement[] => {
    const draft = ofDraft.get(one.subject);
    if (!draft) return [];
    const [is, would] = [isStanding(one), isStanding(draft)];
    if (is && would) both++;
    if (is !== would) {
      const kind = would ? 'onlyDraft' : 'onlyReleased';
      return [{ subject: one.subject, kind, released: one, draft }];
    }
    return one.verdict === draft.verdict
      ? []
      : [{ subject: one.subject, kind: 'verdict', released: one, draft }];
  });
  return { subjects: ofReleased.length, both, disagreements };
}

export function isStanding({ life }: JudgedSubject): boolean {
  return life.state === 'open' || life.state === 'recovering';
}
