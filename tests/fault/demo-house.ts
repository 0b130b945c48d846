import { fillWithDemo, systemClock } from '@zhengai/runtime/main';
import { openHouse, type House } from './house.js';

/** The demo college in a database of its own, loaded and not yet evaluated. */
export async function openDemoHouse(redisUrl?: string): Promise<House> {
  const house = await openHouse(redisUrl);
  const nothing = (): undefined => undefined;
  const { connection, log } = house;
  await fillWithDemo({ store: connection.store, clock: systemClock, log }, nothing, nothing);
  return house;
}
