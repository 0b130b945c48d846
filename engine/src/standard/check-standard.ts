import { atPath, hasErrors } from '../feel/index.js';
import type { Diagnostic, Dictionary, LocalizedText, Standard } from '../model/index.js';
import { overlapDiagnostics } from './table-coverage.js';
import { parseStandard, type ParsedStandard } from './parse-standard.js';

/** What is wrong with a standard; errors block its release. */
export function checkStandard(standard: Standard, dictionary: Dictionary): Diagnostic[] {
  return diagnose(standard, dictionary, parseStandard(standard, dictionary));
}

export function diagnose(standard: Standard, dictionary: Dictionary, parsed: ParsedStandard): Diagnostic[] {
  const path = `standards/${standard.code}`;
  const found: Diagnostic[] = [];
  const report = (
    code: string,
    at: string,
    message: LocalizedText,
    severity: Diagnostic['severity'] = 'error',
  ) => found.push({ code, severity, path: `${path}/${at}`, message });

  parsed.inputs.forEach(({ diagnostics }, i) => {
    found.push(...atPath(`${path}/inputs/${i}/expression`, diagnostics));
  });
  standard.rows.forEach((row, r) => {
    if (row.when.length !== standard.inputs.length) {
      report('standard.row.cells', `rows/${r}/when`, {
        zh: `第 ${r + 1} 行有 ${row.when.length} 格，应与输入列数 ${standard.inputs.length} 相同（不限写 -）`,
        en: `Row ${r + 1} has ${row.when.length} cells; the table has ${standard.inputs.length} inputs (write - for any)`,
      });
    }
    parsed.tests[r]?.forEach((test, i) => {
      if (test && parsed.inputs[i]?.node) {
        found.push(...atPath(`${path}/rows/${r}/when/${i}`, test.diagnostics));
      }
    });
    for (const line of Object.keys(row.lines)) {
      if (standard.lines.some(({ code }) => code === line)) continue;
      report('standard.line.unknown', `rows/${r}/lines/${line}`, {
        zh: `第 ${r + 1} 行给出了没有定义的标准线“${line}”`,
        en: `Row ${r + 1} gives the line “${line}”, which is not defined`,
      });
    }
  });
  standard.lines.forEach((line, i) => {
    if (standard.lines.findIndex(({ code }) => code === line.code) !== i) {
      report('standard.line.duplicate', `lines/${i}/code`, {
        zh: `标准线编码“${line.code}”重复`,
        en: `The line code “${line.code}” is used twice`,
      });
    }
    const indicator = dictionary.indicators.find(({ code }) => code === line.indicator);
    if (!indicator) {
      report('standard.indicator.unknown', `lines/${i}/indicator`, {
        zh: `标准线“${line.name.zh}”所判的指标“${line.indicator}”没有定义`,
        en: `The indicator “${line.indicator}” that the line “${line.name.en}” judges is not defined`,
      });
    } else if (line.basis !== undefined && !indicator.bases.some(({ code }) => code === line.basis)) {
      report('standard.basis.unknown', `lines/${i}/basis`, {
        zh: `指标“${indicator.name.zh}”没有口径“${line.basis}”`,
        en: `The indicator “${indicator.name.en}” has no basis “${line.basis}”`,
      });
    }
  });
  const { inForceFrom, inForceTo } = standard;
  if (inForceFrom !== undefined && inForceTo !== undefined && inForceTo < inForceFrom) {
    report('standard.inForce', 'inForceTo', {
      zh: `失效日期 ${inForceTo} 早于生效日期 ${inForceFrom}`,
      en: `It ends (${inForceTo}) before it begins (${inForceFrom})`,
    });
  }
  return hasErrors(found) ? found : [...found, ...overlapDiagnostics(standard, dictionary, parsed)];
}
