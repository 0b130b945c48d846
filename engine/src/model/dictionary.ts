import Type from 'typebox';
import type { DataItem } from './data-item.js';
import type { DataSet } from './data-set.js';
import type { Evidence } from './evidence.js';
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

/** A named order of levels (层级): which subjects stand above which. Its edges are dated data, not definitions. */
export const HierarchySchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  /** Codes of levels, from the top down; a subject may skip one. */
  levels: Type.Array(CodeSchema, { minItems: 2, maxItems: 50 }),
});
export type Hierarchy = Type.Static<typeof HierarchySchema>;

/** All that names mean: what `compileRule`, `compileIndicator` and `compileStandard` are given. */
export interface Dictionary {
  readonly levels: readonly Level[];
  readonly attributes: readonly Attribute[];
  readonly items: readonly DataItem[];
  readonly indicators: readonly Indicator[];
  readonly standards: readonly Standard[];
  readonly rules: readonly Rule[];
  readonly severities: readonly Severity[];
  readonly hierarchies?: readonly Hierarchy[];
  readonly dataSets?: readonly DataSet[];
  readonly evidence?: readonly Evidence[];
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
