import type { Diagnostic, Standard } from '../model/index.js';
import { proveTightening } from '../standard/index.js';
import { checkDiagnostic, type CheckDiagnosticCode } from './check-diagnostic.js';
import type { ModelDefinitions } from './model-definitions.js';

const CODES: Readonly<Record<string, CheckDiagnosticCode>> = {
  loosened: 'check.tier.loosened',
  notProvable: 'check.tier.notProvable',
  different: 'check.tier.different',
};

/** Whether a standard only tightens the one above; an exemption on record lets it be. */
export function checkTiers(standard: Standard, model: ModelDefinitions): Diagnostic[] {
  const path = `standards/${standard.code}`;
  if (standard.tightens === undefined) return [];
  const upper = model.standards.find(({ code }) => code === standard.tightens);
  if (!upper) return [checkDiagnostic('check.tier.unknown', `${path}/tightens`, [standard.tightens])];
  return proveTightening(standard, upper, model).flatMap(({ line, result, example, exemption }) => {
    const code = CODES[result];
    if (code === undefined || exemption) return [];
    const at = standard.lines.findIndex((one) => one.code === line);
    const inputs = Object.entries(example?.inputs ?? {}).map(([name, value]) => `${name} = ${String(value)}`);
    const { zh, en } = upper.name;
    const args = [
      standard.lines[at]?.name ?? line,
      { zh, en },
      { zh: inputs.join('、'), en: inputs.join(', ') },
      example?.upper ?? '',
      example?.lower ?? '',
    ];
    return [checkDiagnostic(code, `${path}/lines/${at}`, args)];
  });
}
