import type { LocalizedText } from '../model/index.js';
import type { TargetState, TargetStepKind } from './target-state.js';

const STATES: Readonly<Record<TargetState, LocalizedText>> = {
  drafted: { zh: '草拟', en: 'drafted' },
  handedDown: { zh: '已下达', en: 'handed down' },
  answered: { zh: '已反馈', en: 'answered' },
  agreed: { zh: '已商定', en: 'agreed' },
  signed: { zh: '已签订', en: 'signed' },
  adjusted: { zh: '已调整待签', en: 'adjusted' },
};
const STEPS: Readonly<Record<TargetStepKind, LocalizedText>> = {
  draft: { zh: '草拟', en: 'draft' },
  handDown: { zh: '下达', en: 'hand down' },
  answer: { zh: '反馈', en: 'answer' },
  agree: { zh: '商定', en: 'agree' },
  sign: { zh: '签订', en: 'sign' },
  adjust: { zh: '调整', en: 'adjust' },
  withdraw: { zh: '收回', en: 'withdraw' },
};
const FIELDS: Readonly<Record<'by' | 'reason' | 'values' | 'at', LocalizedText>> = {
  by: { zh: '办理人', en: 'who did it' },
  reason: { zh: '理由', en: 'a reason' },
  values: { zh: '目标值', en: 'values' },
  at: { zh: '时间', en: 'a time' },
};

/** A step that a target's life does not allow. */
export class TargetLifeError extends Error {
  override readonly name = 'TargetLifeError';

  private constructor(
    readonly code: 'target.step.illegal' | 'target.step.incomplete' | 'target.step.backwards',
    readonly localized: LocalizedText,
  ) {
    super(`${localized.zh} / ${localized.en}`);
  }

  static illegal(
    state: TargetState | null,
    step: TargetStepKind,
    allowed: readonly TargetStepKind[],
  ): TargetLifeError {
    const phrase = (language: 'zh' | 'en') => ({
      at: state === null ? undefined : STATES[state][language],
      step: STEPS[step][language],
      next: allowed.map((one) => STEPS[one][language]),
    });
    const [zh, en] = [phrase('zh'), phrase('en')];
    return new TargetLifeError('target.step.illegal', {
      zh: `目标${zh.at === undefined ? '还没有草拟' : `处于“${zh.at}”状态`}，不能${zh.step}；现在可以：${zh.next.join('、')}`,
      en: `The target is ${en.at ?? 'not yet drafted'}: you cannot ${en.step} it; possible now: ${en.next.join(', ')}`,
    });
  }

  static incomplete(field: keyof typeof FIELDS, step: TargetStepKind): TargetLifeError {
    return new TargetLifeError('target.step.incomplete', {
      zh: `${STEPS[step].zh}目标要写明${FIELDS[field].zh}`,
      en: `To ${STEPS[step].en} a target, say ${FIELDS[field].en}`,
    });
  }

  static backwards(at: string, before: string): TargetLifeError {
    return new TargetLifeError('target.step.backwards', {
      zh: `时间 ${at} 早于上一步的 ${before}`,
      en: `${at} lies before the step before it (${before})`,
    });
  }
}
