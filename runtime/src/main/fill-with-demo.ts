import path from 'node:path';
import { readPackFolder } from '../connectors/index.js';
import { DEMO_PACKS, loadDemo } from '../demo/index.js';
import { importPack, type OnProgress, type ServiceDeps } from '../services/index.js';

const PACKS = path.resolve(import.meta.dirname, '../../../rules-library/packs');

/** The fictional college: its packs, its people, five years of data; the workers evaluate it from there. */
export async function fillWithDemo(deps: ServiceDeps, onProgress: OnProgress): Promise<void> {
  for (const pack of DEMO_PACKS) {
    await importPack(deps, { pack: await readPackFolder(path.join(PACKS, pack)), by: null });
  }
  await loadDemo(deps, onProgress);
}
