import { statements } from './statements.js';

/** Hierarchies, data sets, evidence, score sheets and targets are versioned and released like rules. */
export const definitionKinds = statements(
  `alter table definition_key drop constraint definition_key_kind_check`,
  `alter table definition_key add constraint definition_key_kind_check check (kind in
     ('level','attribute','severity','hierarchy','item','dataSet','evidence','indicator','standard','rule',
      'process','scoreSheet','target'))`,
);
