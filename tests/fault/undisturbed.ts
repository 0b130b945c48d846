import { runWorker } from '@zhengai/runtime/main';
import { openDemoHouse } from './demo-house.js';
import { finalState, type FinalState } from './final-state.js';

let known: Promise<FinalState> | undefined;

/** The demo evaluated by one worker that nothing happens to; computed once for all fault runs of a process. */
export function undisturbed(): Promise<FinalState> {
  return (known ??= evaluate());
}

async function evaluate(): Promise<FinalState> {
  const house = await openDemoHouse();
  try {
    const stop = await runWorker(house.connection, house.log);
    await house.atRest();
    await stop();
    return await finalState(house);
  } finally {
    await house.close();
  }
}
