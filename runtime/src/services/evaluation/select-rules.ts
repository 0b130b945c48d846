import type { Rule } from '@zhengai/engine';
import { Failure, type ReleasedDefinitions } from '../../ports/index.js';

/**
 * The released rules that codes or a pack name; all when neither does.
 *
 * @throws Failure `rule.unknown`, `pack.unknown`
 */
export function selectRules(
  released: ReleasedDefinitions,
  selection: { readonly rules?: readonly string[]; readonly pack?: string },
): Rule[] {
  const { rules } = released.dictionary;
  const { pack } = selection;
  if (pack !== undefined && !rules.some(({ code }) => released.packOfRule.get(code) === pack)) {
    const known = [...new Set(released.packOfRule.values())].sort().join(', ');
    throw new Failure('pack.unknown', {
      zh: `没有已导入且含规则的规则包“${pack}”。已有的规则包:${known || '无'}。请先用 pack import 导入。`,
      en: `No imported pack “${pack}” has rules. Packs there are: ${known || 'none'}. Import it first with pack import.`,
    });
  }
  const unknown = (selection.rules ?? []).filter((code) => !rules.some((rule) => rule.code === code));
  if (unknown.length > 0) {
    throw new Failure('rule.unknown', {
      zh: `没有已发布的规则“${unknown.join('”“')}”。请核对规则编码。`,
      en: `No released rule is called ${unknown.join(', ')}. Check the rule's code.`,
    });
  }
  const wanted = selection.rules && new Set(selection.rules);
  return rules.filter(
    ({ code }) =>
      (wanted === undefined || wanted.has(code)) &&
      (pack === undefined || released.packOfRule.get(code) === pack),
  );
}
