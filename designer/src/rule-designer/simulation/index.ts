export type { Simulated } from './protocol.js';
export { Simulator, SimulationFailed } from './simulator.js';
