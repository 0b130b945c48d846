import Type from 'typebox';
import { ValueTypeSchema, type ValueType } from './fact.js';
import { CodeSchema, LocalizedTextSchema, type LocalizedText } from './localized-text.js';
import { EVIDENCE_KINDS, type EvidenceKind } from './evidence-kind.js';

/** One typed thing that is known of a piece of evidence: whether a document is approved, the response of a survey. */
export const EvidencePropertySchema = Type.Object({
  code: CodeSchema,
  name: LocalizedTextSchema,
  valueType: ValueTypeSchema,
  unit: Type.Optional(Type.String({ maxLength: 40 })),
});
export type EvidenceProperty = Type.Static<typeof EvidencePropertySchema>;

/** A fact that is more than a number (佐证): a document, a task, a panel's score, a survey, an achievement, data quality. */
export const EvidenceSchema = Type.Object({
  code: CodeSchema,
  kind: Type.Union(EVIDENCE_KINDS.map((kind) => Type.Literal(kind))),
  name: LocalizedTextSchema,
  level: CodeSchema,
  /** What this one has besides the properties of its kind. */
  properties: Type.Optional(Type.Array(EvidencePropertySchema, { maxItems: 100 })),
});
export type Evidence = Omit<Type.Static<typeof EvidenceSchema>, 'kind'> & { kind: EvidenceKind };

type Row = readonly [code: string, zh: string, en: string, valueType: ValueType, unit?: string];

const PROPERTIES: Readonly<Record<EvidenceKind, readonly Row[]>> = {
  document: [
    ['exists', '已制定', 'exists', 'boolean'],
    ['approved', '已批准', 'approved', 'boolean'],
    ['version', '版本', 'version', 'text'],
    ['approvedOn', '批准日期', 'approved on', 'date'],
    ['validUntil', '有效期至', 'valid until', 'date'],
  ],
  task: [
    ['coverage', '覆盖率', 'coverage', 'number', '%'],
    ['punctuality', '按时率', 'punctuality', 'number', '%'],
    ['closure', '闭环率', 'closure', 'number', '%'],
    ['overdue', '逾期数', 'overdue', 'number'],
  ],
  score: [
    ['value', '得分', 'score', 'number'],
    ['experts', '评分人数', 'experts', 'number'],
    ['lowest', '最低分', 'lowest', 'number'],
    ['highest', '最高分', 'highest', 'number'],
  ],
  survey: [
    ['index', '指数', 'index', 'number'],
    ['response', '回收率', 'response', 'number', '%'],
    ['answers', '有效答卷数', 'answers', 'number'],
  ],
  achievement: [
    ['registered', '已登记', 'registered', 'boolean'],
    ['count', '项数', 'count', 'number'],
    ['highest', '最高等级', 'highest tier', 'text'],
  ],
  dataQuality: [
    ['completeness', '完整率', 'completeness', 'number', '%'],
    ['timeliness', '及时率', 'timeliness', 'number', '%'],
    ['errors', '差错数', 'errors', 'number'],
  ],
};

const OF_KIND: ReadonlyMap<EvidenceKind, readonly EvidenceProperty[]> = new Map(
  EVIDENCE_KINDS.map((kind) => [
    kind,
    PROPERTIES[kind].map(([code, zh, en, valueType, unit]) => ({
      code,
      name: { zh, en },
      valueType,
      ...(unit === undefined ? {} : { unit }),
    })),
  ]),
);

export const EVIDENCE_KIND_NAMES: Readonly<Record<EvidenceKind, LocalizedText>> = {
  document: { zh: '文件', en: 'document' },
  task: { zh: '任务与流程', en: 'tasks and workflows' },
  score: { zh: '专家评分', en: 'expert score' },
  survey: { zh: '问卷调查', en: 'survey' },
  achievement: { zh: '成果', en: 'achievement' },
  dataQuality: { zh: '数据质量', en: 'data quality' },
};

/** Everything that is known of a piece of evidence; its own properties win over those of its kind. */
export function evidenceProperties({ kind, properties = [] }: Evidence): readonly EvidenceProperty[] {
  const own = new Set(properties.map(({ code }) => code));
  return [...properties, ...(OF_KIND.get(kind) ?? []).filter(({ code }) => !own.has(code))];
}
