export * from './model/index.js';
export * from './time/index.js';
export * from './rounding/index.js';
export * from './column/index.js';
export * from './rule/index.js';
export * from './feel/index.js';
export * from './warning/index.js';
export * from './process/index.js';
