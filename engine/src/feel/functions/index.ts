export { callBuiltin, countText } from './call-builtin.js';
export { findBuiltin, BUILTINS, type BuiltinName } from './registry.js';
export { arityOf, type Builtin, type CallContext } from './signature.js';
