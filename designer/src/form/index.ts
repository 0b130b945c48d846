export { checkValue, checkValues, isEmpty, type FieldFault, type FieldValues } from './check-values.js';
export { FilledValues } from './filled-values.js';
export { FormFields, type FormFieldsProps } from './form-fields.js';
