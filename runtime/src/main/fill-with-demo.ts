import path from 'node:path';
import { readPackFolder } from '../connectors/index.js';
import type { Store } from '../ports/index.js';
import { enqueueSweep, importPack, type OnProgress, type ServiceDeps } from '../services/index.js';

const PACKS = path.resolve(import.meta.dirname, '../../../rules-library/packs');

/** Whether the database is empty, the demo's, or was left by a start that did not get to the end of the demo. */
export async function isForDemo({ read }: Store): Promise<boolean> {
  const { college } = await read.settings.get();
  if (college.fictional) return true;
  const { DEMO_PACKS } = await import('../demo/index.js');
  const packs = await read.definitions.packs();
  return (
    packs.every(({ pack }) => DEMO_PACKS.some((demo) => demo === pack)) &&
    (await read.people.count()) === 0 &&
    (await read.observations.count()) === 0
  );
}

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
    const { DEMO_PACKS, loadDemo } = await import('../demo/index.js');
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
