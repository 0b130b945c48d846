import path from 'node:path';
import { readPackFolder } from '../connectors/index.js';
import { DEMO_PACKS, loadDemo } from '../demo/index.js';
import { enqueueSweep, importPack, type OnProgress, type ServiceDeps } from '../services/index.js';

const PACKS = path.resolve(import.meta.dirname, '../../../rules-library/packs');

/**
 * The fictional college in an empty database: its packs, its people, five years of data. Each step that an earlier
 * start left undone is done; the workers evaluate from there.
 */
export async function fillWithDemo(
  deps: ServiceDeps,
  onBegin: () => void,
  onProgress: OnProgress,
): Promise<void> {
  const { store } = deps;
  if ((await store.read.people.count()) === 0) {
    onBegin();
    for (const pack of DEMO_PACKS) {
      await importPack(deps, { pack: await readPackFolder(path.join(PACKS, pack)), by: null });
    }
    await loadDemo(deps, onProgress);
  }
  const { college } = await store.read.settings.get();
  if (!college.fictional || (await store.read.verdicts.count()) > 0) return;
  const pending = Object.values(await store.relay.pending()).reduce((sum, count) => sum + count, 0);
  if (pending === 0) await enqueueSweep(deps, { warn: true });
}
