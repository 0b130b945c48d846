import type { Diagnostic, Target } from '../model/index.js';
import { checkDiagnostic } from './check-diagnostic.js';
import type { ModelDefinitions } from './model-definitions.js';

/** A target that nothing can tell whether it is met. */
export function checkTargetMeasure(target: Target, { indicators, evidence }: ModelDefinitions): Diagnostic[] {
  const path = `targets/${target.code}`;
  const lacks = (at: string, code: string) => [
    checkDiagnostic('check.target.unmeasurable', `${path}/${at}`, [target.name, code]),
  ];
  if (target.kind === 'numeric' || target.kind === 'cumulative') {
    const indicator = indicators.find(({ code }) => code === target.indicator);
    if (!indicator) return lacks('indicator', target.indicator);
    const { basis } = target;
    const isKnown = basis === undefined || indicator.bases.some(({ code }) => code === basis);
    return isKnown ? [] : lacks('basis', basis);
  }
  if (target.kind !== 'milestone') return [];
  const known = new Set((evidence ?? []).map(({ code }) => code));
  return target.milestones.flatMap(({ evidence: asked }, i) =>
    asked.flatMap(({ code }, k) =>
      evidence === undefined || known.has(code) ? [] : lacks(`milestones/${i}/evidence/${k}`, code),
    ),
  );
}
