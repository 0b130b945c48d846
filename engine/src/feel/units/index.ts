export { checkUnits, describe as describeUnit } from './check-units.js';
export { isPercentUnit, isPlainUnit, isSameUnit, readUnit, unitText, type Unit } from './unit.js';
export { UnitReader } from './unit-reader.js';
