import path from 'node:path';
import { EMPTY_DICTIONARY, validatePack, type Dictionary, type Pack } from '@zhengai/engine';
import { readPackFolder } from '@zhengai/runtime/connectors';
import { projectRoot } from '../support/real-parts.js';

export const PACK_FOLDER = path.join(projectRoot(), 'tests/oulad/pack');

/** The rules for early warning and all that they name. */
export async function readRules(): Promise<{ readonly pack: Pack; readonly dictionary: Dictionary }> {
  const { diagnostics, pack } = validatePack(await readPackFolder(PACK_FOLDER));
  if (!pack || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  const { attributes, indicators, items, levels, rules, severities } = pack;
  return {
    pack,
    dictionary: { ...EMPTY_DICTIONARY, attributes, indicators, items, levels, rules, severities },
  };
}
