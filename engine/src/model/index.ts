export { LocalizedTextSchema, CodeSchema, type LocalizedText, type Code } from './localized-text.js';
export { ConfidenceSchema, ProvenanceSchema, type Confidence, type Provenance } from './provenance.js';
export { EVIDENCE_KINDS, type EvidenceKind } from './evidence-kind.js';
export {
  EVIDENCE_KIND_NAMES,
  evidenceProperties,
  EvidencePropertySchema,
  EvidenceSchema,
  type Evidence,
  type EvidenceProperty,
} from './evidence.js';
export {
  DataSetSchema,
  RecordFieldSchema,
  WeightTableSchema,
  type DataSet,
  type RecordField,
  type WeightTable,
} from './data-set.js';
export {
  parseViaKey,
  VIA_AGGREGATES,
  VIA_RELATIONS,
  viaKey,
  type FactVia,
  type ViaAggregate,
  type ViaRelation,
} from './fact-via.js';
export {
  FACT_KINDS,
  FORMULA_KINDS,
  ROLL_METHODS,
  ValueTypeSchema,
  factKey,
  type FactKey,
  type FactKind,
  type FactRef,
  type FactSource,
  type FactValue,
  type FormulaKind,
  type Roll,
  type RollMethod,
  type ValueType,
} from './fact.js';
export { PERIOD_KIND_NAMES, PeriodKindSchema, type PeriodKind } from './period-kind.js';
export { DataItemSchema, SliceSchema, type DataItem, type Slice } from './data-item.js';
export { BasisSchema, IndicatorSchema, type Basis, type Indicator } from './indicator.js';
export {
  ExemptionSchema,
  LineOperatorSchema,
  StandardEditionSchema,
  StandardInputSchema,
  StandardLineSchema,
  StandardRowSchema,
  StandardSchema,
  TierSchema,
  type Exemption,
  type LineOperator,
  type Standard,
  type StandardEdition,
  type StandardInput,
  type StandardLine,
  type StandardRow,
  type Tier,
} from './standard.js';
export {
  EscalationStepSchema,
  InhibitorSchema,
  LifeCycleSchema,
  NoAnswerAudienceSchema,
  NoAnswerRuleSchema,
  RuleSchema,
  SeveritySchema,
  type AllCondition,
  type AnyCondition,
  type Comparison,
  type Condition,
  type ConditionValue,
  type EscalationStep,
  type FactOperand,
  type Inhibitor,
  type LifeCycle,
  type NamedCondition,
  type NoAnswerAudience,
  type NoAnswerRule,
  type NotCondition,
  type Rule,
  type Severity,
  type TopLevelCondition,
} from './rule.js';
export {
  LimitSchema,
  MeasureSchema,
  ScoreEventSchema,
  ScoreGroupSchema,
  ScoreItemSchema,
  type LeafScoreItem,
  type Limit,
  type Measure,
  type ScoreEvent,
  type ScoreGroup,
  type ScoreItem,
  type SimpleScoreItem,
} from './score-item.js';
export {
  AgreementSchema,
  ScoreGradeSchema,
  ScoreSheetSchema,
  type Agreement,
  type ScoreGrade,
  type ScoreSheet,
} from './score-sheet.js';
export {
  AggregationSchema,
  TargetBoundSchema,
  TargetSchema,
  type Aggregation,
  type CumulativeTarget,
  type MilestoneTarget,
  type NumericTarget,
  type PeriodTarget,
  type QualitativeTarget,
  type Target,
  type TargetBound,
} from './target.js';
export {
  EndEventSchema,
  FormFieldSchema,
  ProcessNodeSchema,
  ProcessSchema,
  SequenceFlowSchema,
  StartEventSchema,
  UserTaskSchema,
  VerificationTaskSchema,
  type FormField,
  type Process,
  type ProcessNode,
  type SequenceFlow,
  type UserTask,
  type VerificationTask,
} from './process.js';
export {
  VERDICT_CODES,
  VERDICT_OF_CODE,
  verdictOfTruth,
  type LineVerdict,
  type RuleVerdict,
  type Truth,
} from './verdict.js';
export { type Diagnostic, type EvaluationWarning } from './diagnostic.js';
export { filledMessage, type MessageArgument } from './filled-message.js';
export {
  AttributeSchema,
  EMPTY_DICTIONARY,
  HierarchySchema,
  LevelSchema,
  type Attribute,
  type Dictionary,
  type Hierarchy,
  type Level,
} from './dictionary.js';
export { ModelError } from './model-error.js';
export {
  AggregatorSchema,
  DecisionTableSchema,
  HitPolicySchema,
  OutputEntrySchema,
  TableInputSchema,
  TableOutputSchema,
  TableRowSchema,
  type Aggregator,
  type DecisionTable,
  type HitPolicy,
  type OutputEntry,
  type TableInput,
  type TableOutput,
  type TableRow,
} from './decision-table.js';
