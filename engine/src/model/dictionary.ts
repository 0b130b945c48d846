import Type from 'typebox';
import type { DataItem } from './data-item.js';
import type { Indicator } from './indicator.js';
import { CodeSchema, LocalizedTextSchema } from './localized-text.js';
import type { Rule, Severity } from './rule.js';
import type { Standard } from './standard.js';
import { ValueTypeSchema } from './fact.js';

/** A layer of subjects (层面): configured, never hard-coded. */
export const LevelSchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  /** Order of display, smallest first. */
  order: Type.Integer(),
});
export type Level = Type.Static<typeof LevelSchema>;

/** A property of subjects that standards and rules may ask for. */
export const AttributeSchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  level: CodeSchema,
  valueType: ValueTypeSchema,
  options: Type.Optional(Type.Array(Type.Object({ code: Type.String(), name: LocalizedTextSchema }))),
});
export type Attribute = Type.Static<typeof AttributeSchema>;

/** All that names mean: what `compileRule`, `compileIndicator` and `compileStandard` are given. */
export interface Dictionary {
  readonly levels: readonly Level[];
  readonly attributes: readonly Attribute[];
  readonly items: readonly DataItem[];
  readonly indicators: readonly Indicator[];
  readonly standards: readonly Standard[];
  readonly rules: readonly Rule[];
  readonly severities: readonly Severity[];
}

export const EMPTY_DICTIONARY: Dictionary = {
  levels: [],
  attributes: [],
  items: [],
  indicators: [],
  standards: [],
  rules: [],
  severities: [],
};
