import type { LocalizedText, Process } from '@zhengai/engine';
import { lineOf } from '../document/index.js';

/** The steps between start and end, one behind the other. */
export function stepsInWords(process: Process, localized: (text: LocalizedText) => string): string {
  return lineOf(process)
    .flatMap((id) => process.nodes.find((node) => node.id === id) ?? [])
    .filter(({ kind }) => kind === 'userTask' || kind === 'verificationTask')
    .map(({ name }) => localized(name))
    .join(' → ');
}
