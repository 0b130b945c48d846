import type { Warning } from '../../ports/index.js';
import type { ServiceDeps } from '../service-deps.js';
import { tellLocked } from './silence-warnings.js';
import { watchFreshness } from './watch-freshness.js';

const TOGETHER = 200;

/**
 * What time alone brings: warnings whose silence has run out are told to those responsible, and data that has not come
 * by its deadline to its owners. Doing it twice, or from several workers, changes nothing more.
 *
 * @returns how many warnings were told, and data warnings opened
 */
export async function tendWarnings(deps: ServiceDeps): Promise<number> {
  return (await tellUnsilenced(deps)) + (await watchFreshness(deps));
}

async function tellUnsilenced(deps: ServiceDeps): Promise<number> {
  const { read } = deps.store;
  let told = 0;
  let afterId: number | undefined;
  for (;;) {
    const page: Warning[] = await read.warnings.list({
      states: ['open', 'recovering'],
      told: false,
      muted: { is: false, at: deps.clock.now() },
      limit: TOGETHER,
      ...(afterId === undefined ? {} : { afterId }),
    });
    const ids = page.map(({ id }) => id);
    if (ids.length > 0) await deps.store.transaction((unit) => tellLocked(unit, deps, ids));
    told += ids.length;
    const last = page.at(-1);
    if (last === undefined || page.length < TOGETHER) return told;
    afterId = last.id;
  }
}
