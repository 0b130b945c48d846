export { copyIn } from './copy-in.js';
export { copyOut, integerList } from './copy-out.js';
export { GrowingFloat64, GrowingInt32 } from './growing-columns.js';
export { type RowDecoder } from './row-decoder.js';
export { type RowEncoder } from './row-encoder.js';
export { compareRows, sortedOrder } from './sorted-order.js';
