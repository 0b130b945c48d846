import { roundComputed, shadowRun, type Dictionary, type JudgedSubject, type Rule } from '@zhengai/engine';
import type { ShadowView } from '../../contract/index.js';
import { Failure, type Definition } from '../../ports/index.js';
import { collegeDay } from '../process-instance/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { loadPast } from './load-past.js';
import { readDraft } from './read-draft.js';

/**
 * The draft of a released rule, judged silently beside it on the data of now: where they disagree.
 *
 * @throws Failure `rule.unknown`, `shadow.noDraft`, `replay.ruleFaulty`, `replay.tooLarge`
 */
export async function shadowRule(
  { clock, store }: Pick<ServiceDeps, 'store' | 'clock'>,
  code: string,
): Promise<ShadowView> {
  const unit = store.read;
  const [released, settings] = await Promise.all([unit.definitions.released(), unit.settings.get()]);
  const rule = released.dictionary.rules.find((one) => one.code === code);
  const stored = await unit.definitions.findDraft('rule', code);
  if (!rule || !stored) throw nothingToCompare(code, rule, stored);
  const draft = readDraft(stored.body, released);
  const today = collegeDay(clock.now());
  const past = await loadPast(unit, { released, settings, rules: [draft, rule], asOf: today });
  if (!past) return { rule: code, subjects: 0, both: 0, disagreements: [] };
  const { both, disagreements, subjects } = shadowRun({ ...past.input, rule: draft, to: today }, rule);
  const names = new Map(past.subjects.map((subject) => [subject.code, subject.name]));
  const shown = shownBy(released.dictionary);
  return {
    rule: code,
    subjects,
    both,
    disagreements: disagreements.map((one) => ({
      subject: { code: one.subject, name: names.get(one.subject) ?? one.subject },
      kind: one.kind,
      period: one.released.period,
      released: shown(one.released, rule),
      draft: shown(one.draft, draft),
    })),
  };
}

function shownBy(dictionary: Dictionary) {
  return ({ life, value, verdict }: JudgedSubject, rule: Rule) => {
    const decimals = dictionary.indicators.find(({ code }) => code === rule.indicator)?.decimals ?? 0;
    return {
      state: life.state,
      verdict,
      value: value === null ? null : roundComputed(value, decimals),
      openedIn: life.openedIn ?? null,
    };
  };
}

function nothingToCompare(code: string, rule: Rule | undefined, draft: Definition | undefined): Failure {
  if (!rule) {
    return new Failure('rule.unknown', {
      zh: `没有已发布的规则“${code}”，影子运行要有已发布的版本可比。`,
      en: `No released rule is called ${code}: a shadow run needs a released version beside the draft.`,
    });
  }
  return new Failure('shadow.noDraft', {
    zh: draft ? '草稿无法读取。' : `规则“${code}”没有草稿；请先保存一份草稿。`,
    en: draft ? 'The draft cannot be read.' : `Rule ${code} has no draft; save one first.`,
  });
}
