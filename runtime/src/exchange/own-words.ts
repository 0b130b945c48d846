import type { DecisionTable, LocalizedText, Standard } from '@zhengai/engine';

/** What DMN has no place for. */
export interface TableHead {
  readonly kind: 'table';
  readonly code: string;
  readonly level: string;
  readonly name: LocalizedText;
  readonly labels: { readonly inputs: readonly LocalizedText[]; readonly outputs: readonly LocalizedText[] };
}

export interface StandardHead {
  readonly kind: 'standard';
  readonly labels: { readonly inputs: readonly LocalizedText[] };
  /** All of the standard but its inputs and the cells of its rows. */
  readonly standard: Omit<Standard, 'inputs' | 'rows' | 'hitPolicy' | 'aggregator'>;
  /** What rows say besides, by their condition cells. */
  readonly rows: Readonly<Record<string, Pick<Standard['rows'][number], 'confidence' | 'lineConfidence'>>>;
}

export function headOfTable({ code, level, name, inputs, outputs }: DecisionTable): TableHead {
  const labels = { inputs: inputs.map(({ label }) => label), outputs: outputs.map(({ label }) => label) };
  return { kind: 'table', code, level, name, labels };
}

export function headOfStandard(standard: Standard): StandardHead {
  const { inputs, rows, hitPolicy: _hitPolicy, aggregator: _aggregator, ...rest } = standard;
  return {
    kind: 'standard',
    labels: { inputs: inputs.map(({ label }) => label) },
    standard: rest,
    rows: Object.fromEntries(
      rows.flatMap(({ when, confidence, lineConfidence }) =>
        confidence === undefined && lineConfidence === undefined
          ? []
          : [
              [
                keyOfRow(when),
                { ...(confidence && { confidence }), ...(lineConfidence && { lineConfidence }) },
              ],
            ],
      ),
    ),
  };
}

export function keyOfRow(when: readonly string[]): string {
  return JSON.stringify(when);
}
