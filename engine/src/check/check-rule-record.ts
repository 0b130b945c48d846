import type { Diagnostic, Rule } from '../model/index.js';
import { checkDiagnostic } from './check-diagnostic.js';

/** What a rule must say of itself before it can be asked about: where it comes from, what follows, who keeps it. */
export function checkRuleRecord({ code, provenance, process, owner }: Rule): Diagnostic[] {
  const path = `rules/${code}`;
  return [
    ...(provenance === undefined ? [checkDiagnostic('check.rule.source', `${path}/provenance`)] : []),
    ...(process === undefined ? [checkDiagnostic('check.rule.process', `${path}/process`)] : []),
    ...(owner === undefined || owner.trim() === ''
      ? [checkDiagnostic('check.rule.owner', `${path}/owner`)]
      : []),
  ];
}
