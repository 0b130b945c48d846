import { Simulator } from './simulator.js';

/** The engine in a Web Worker: judging ten thousand subjects never holds up the canvas. */
export function startSimulator(): { readonly simulator: Simulator; readonly stop: () => void } {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const simulator = new Simulator(worker);
  worker.addEventListener('error', ({ message }) => {
    simulator.fail(new Error(message));
  });
  return {
    simulator,
    stop: () => {
      worker.terminate();
    },
  };
}
