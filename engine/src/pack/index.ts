export {
  PackCaseSchema,
  PackSchema,
  PackSubjectSchema,
  ParameterSchema,
  type Pack,
  type PackCase,
  type PackSubject,
  type Parameter,
} from './pack-schema.js';
export { mergedDictionary, type Installed } from './pack-references.js';
export { type ParameterValues } from './substitute-parameters.js';
export { validatePack, type PackValidation, type ValidatePackOptions } from './validate-pack.js';
