export { useArrivals } from './use-arrivals.js';
