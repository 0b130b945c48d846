import Type from 'typebox';
import { CodeSchema, LocalizedTextSchema } from './localized-text.js';

/** A field of a task's form. */
export const FormFieldSchema = Type.Object({
  code: CodeSchema,
  label: LocalizedTextSchema,
  type: Type.Union([
    Type.Literal('text'),
    Type.Literal('longText'),
    Type.Literal('number'),
    Type.Literal('date'),
    Type.Literal('choice'),
    Type.Literal('boolean'),
  ]),
  required: Type.Boolean(),
  options: Type.Optional(Type.Array(Type.Object({ code: CodeSchema, label: LocalizedTextSchema }))),
  maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000 })),
  help: Type.Optional(LocalizedTextSchema),
});
export type FormField = Type.Static<typeof FormFieldSchema>;

const nodeBase = { id: CodeSchema, name: LocalizedTextSchema };

export const StartEventSchema = Type.Object({ ...nodeBase, kind: Type.Literal('startEvent') });
export const EndEventSchema = Type.Object({ ...nodeBase, kind: Type.Literal('endEvent') });
export const UserTaskSchema = Type.Object({
  ...nodeBase,
  kind: Type.Literal('userTask'),
  instruction: Type.Optional(LocalizedTextSchema),
  /** Which responsibility of the indicator for the subject gets the task. */
  assignee: Type.Union([
    Type.Literal('responsible'),
    Type.Literal('handler'),
    Type.Literal('reviewer'),
    Type.Literal('qualityOffice'),
  ]),
  dueDays: Type.Integer({ minimum: 1, maximum: 1000 }),
  form: Type.Array(FormFieldSchema),
});
export const VerificationTaskSchema = Type.Object({
  ...nodeBase,
  kind: Type.Literal('verificationTask'),
  /** Last period of the window, counted from the period the warning opened in. */
  windowPeriods: Type.Integer({ minimum: 0, maximum: 50 }),
  /** User task to return to when the data says "not effective". */
  returnsTo: CodeSchema,
});
export const ProcessNodeSchema = Type.Union([
  StartEventSchema,
  EndEventSchema,
  UserTaskSchema,
  VerificationTaskSchema,
]);
export type ProcessNode = Type.Static<typeof ProcessNodeSchema>;
export type UserTask = Type.Static<typeof UserTaskSchema>;
export type VerificationTask = Type.Static<typeof VerificationTaskSchema>;

export const SequenceFlowSchema = Type.Object({ id: CodeSchema, from: CodeSchema, to: CodeSchema });
export type SequenceFlow = Type.Static<typeof SequenceFlowSchema>;

/** A BPMN-subset model (改进流程). The first cut is one straight line. */
export const ProcessSchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  nodes: Type.Array(ProcessNodeSchema, { minItems: 2, maxItems: 200 }),
  flows: Type.Array(SequenceFlowSchema, { minItems: 1, maxItems: 400 }),
});
export type Process = Type.Static<typeof ProcessSchema>;
