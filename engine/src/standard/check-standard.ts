import { diagnoseTable, givesOneValue, type ParsedTable } from '../decision-table/index.js';
import { hasErrors } from '../feel/index.js';
import type { Diagnostic, Dictionary, LocalizedText, Standard, StandardEdition } from '../model/index.js';
import { editionsOf, parseEdition } from './edition-table.js';
import { coverageDiagnostics } from './table-coverage.js';

/** What is wrong with a standard; errors block its release. */
export function checkStandard(standard: Standard, dictionary: Dictionary): Diagnostic[] {
  const parsed = editionsOf(standard).map((edition) => parseEdition(standard, edition, dictionary));
  return diagnose(standard, dictionary, parsed);
}

/** @param parsed  the editions as `editionsOf` orders them */
export function diagnose(
  standard: Standard,
  dictionary: Dictionary,
  parsed: readonly ParsedTable[],
): Diagnostic[] {
  const editions = editionsOf(standard);
  const found = [
    ...editions.flatMap((edition, e) => {
      const at = edition === standard ? '' : `editions/${(standard.editions ?? []).indexOf(edition)}/`;
      const own = [
        ...editionDiagnostics(standard, edition),
        // a line that is there twice is told as such below
        ...diagnoseTable(parsed[e] as ParsedTable).filter(({ code }) => code !== 'table.output.duplicate'),
      ];
      const all = hasErrors(own)
        ? own
        : [...own, ...coverageDiagnostics(parsed[e] as ParsedTable, dictionary)];
      return all.map((one) => ({ ...one, path: at + one.path }));
    }),
    ...lineDiagnostics(standard, dictionary),
    ...editionOverlaps(editions),
  ];
  return found.map((one) => ({ ...one, path: `standards/${standard.code}/${one.path}` }));
}

function error(code: string, path: string, message: LocalizedText): Diagnostic {
  return { code, severity: 'error', path, message };
}

function editionDiagnostics(standard: Standard, edition: StandardEdition): Diagnostic[] {
  const found: Diagnostic[] = [];
  edition.rows.forEach((row, r) => {
    for (const line of Object.keys(row.lines)) {
      if (standard.lines.some(({ code }) => code === line)) continue;
      found.push(
        error('standard.line.unknown', `rows/${r}/lines/${line}`, {
          zh: `第 ${r + 1} 行给出了没有定义的标准线“${line}”`,
          en: `Row ${r + 1} gives the line “${line}”, which is not defined`,
        }),
      );
    }
  });
  const { inForceFrom, inForceTo } = edition;
  if (inForceFrom !== undefined && inForceTo !== undefined && inForceTo < inForceFrom) {
    found.push(
      error('standard.inForce', 'inForceTo', {
        zh: `失效日期 ${inForceTo} 早于生效日期 ${inForceFrom}`,
        en: `It ends (${inForceTo}) before it begins (${inForceFrom})`,
      }),
    );
  }
  if (!givesOneValue(edition)) {
    found.push(
      error('standard.hitPolicy.list', 'hitPolicy', {
        zh: `命中策略 ${edition.hitPolicy} 给出一组值，而一条标准线只能有一个值；请改用 UNIQUE、FIRST、ANY、PRIORITY，或为 COLLECT 选择汇总方式`,
        en: `The hit policy ${edition.hitPolicy} gives a list, and a line has one value: use UNIQUE, FIRST, ANY or PRIORITY, or choose an aggregator for COLLECT`,
      }),
    );
  }
  return found;
}

function lineDiagnostics(standard: Standard, dictionary: Dictionary): Diagnostic[] {
  const found: Diagnostic[] = [];
  standard.lines.forEach((line, i) => {
    if (standard.lines.findIndex(({ code }) => code === line.code) !== i) {
      found.push(
        error('standard.line.duplicate', `lines/${i}/code`, {
          zh: `标准线编码“${line.code}”重复`,
          en: `The line code “${line.code}” is used twice`,
        }),
      );
    }
    const indicator = dictionary.indicators.find(({ code }) => code === line.indicator);
    if (!indicator) {
      found.push(
        error('standard.indicator.unknown', `lines/${i}/indicator`, {
          zh: `标准线“${line.name.zh}”所判的指标“${line.indicator}”没有定义`,
          en: `The indicator “${line.indicator}” that the line “${line.name.en}” judges is not defined`,
        }),
      );
    } else if (line.basis !== undefined && !indicator.bases.some(({ code }) => code === line.basis)) {
      found.push(
        error('standard.basis.unknown', `lines/${i}/basis`, {
          zh: `指标“${indicator.name.zh}”没有口径“${line.basis}”`,
          en: `The indicator “${indicator.name.en}” has no basis “${line.basis}”`,
        }),
      );
    }
  });
  return found;
}

/** Two editions on one day: the later one is taken, which may not be meant. */
function editionOverlaps(editions: readonly StandardEdition[]): Diagnostic[] {
  return editions.slice(1).flatMap((edition, i): Diagnostic[] => {
    const later = editions[i] as StandardEdition;
    const begins = later.inForceFrom;
    if (begins !== undefined && edition.inForceTo !== undefined && edition.inForceTo < begins) return [];
    return [
      {
        code: 'standard.editions.overlap',
        severity: begins === undefined ? 'error' : 'warning',
        path: 'editions',
        message: {
          zh: `版本“${edition.document.title}”（${edition.inForceFrom ?? '起始'} 至 ${edition.inForceTo ?? '未写失效日期'}）与其后的版本在时间上重叠，重叠期间按后一版本判定`,
          en: `The edition “${edition.document.title}” (${edition.inForceFrom ?? 'from the beginning'} to ${edition.inForceTo ?? 'no end given'}) overlaps in time with the one after it; where they do, the later one judges`,
        },
      },
    ];
  });
}
