import {
  AttributeSchema,
  checkDataItem,
  checkIndicator,
  checkProcess,
  checkRule,
  checkScoreSheet,
  checkStandard,
  checkTarget,
  DataItemSchema,
  DataSetSchema,
  EvidenceSchema,
  HierarchySchema,
  IndicatorSchema,
  LevelSchema,
  ProcessSchema,
  RuleSchema,
  ScoreSheetSchema,
  SeveritySchema,
  StandardSchema,
  TargetSchema,
  type DataItem,
  type Diagnostic,
  type Dictionary,
  type Indicator,
  type ModelDefinitions,
  type Pack,
  type Process,
  type Rule,
  type ScoreSheet,
  type Standard,
  type Target,
} from '@zhengai/engine';
import type { TSchema } from 'typebox';
import type { DefinitionKind } from '../../ports/index.js';

export interface KindOfDefinition {
  /** Where a pack, and a model as a whole, keep it. */
  readonly list: keyof Pack & keyof ModelDefinitions;
  readonly schema: TSchema;
  /** What is wrong with its meaning; the body is of the right shape. */
  readonly check?: (body: unknown, dictionary: Dictionary) => readonly Diagnostic[];
}

export const DEFINITIONS_BY_KIND: Readonly<Record<DefinitionKind, KindOfDefinition>> = {
  level: { list: 'levels', schema: LevelSchema },
  attribute: { list: 'attributes', schema: AttributeSchema },
  severity: { list: 'severities', schema: SeveritySchema },
  hierarchy: { list: 'hierarchies', schema: HierarchySchema },
  item: { list: 'items', schema: DataItemSchema, check: (body) => checkDataItem(body as DataItem) },
  dataSet: { list: 'dataSets', schema: DataSetSchema },
  evidence: { list: 'evidence', schema: EvidenceSchema },
  indicator: {
    list: 'indicators',
    schema: IndicatorSchema,
    check: (body, dictionary) => checkIndicator(body as Indicator, dictionary),
  },
  standard: {
    list: 'standards',
    schema: StandardSchema,
    check: (body, dictionary) => checkStandard(body as Standard, dictionary),
  },
  rule: {
    list: 'rules',
    schema: RuleSchema,
    check: (body, dictionary) => checkRule(body as Rule, dictionary),
  },
  process: { list: 'processes', schema: ProcessSchema, check: (body) => checkProcess(body as Process) },
  scoreSheet: {
    list: 'scoreSheets',
    schema: ScoreSheetSchema,
    check: (body, dictionary) => checkScoreSheet(body as ScoreSheet, dictionary),
  },
  target: {
    list: 'targets',
    schema: TargetSchema,
    check: (body, dictionary) => checkTarget(body as Target, dictionary),
  },
};
