/** Kinds of fact that are more than numbers. */
export const EVIDENCE_KINDS = ['document', 'task', 'score', 'survey', 'achievement', 'dataQuality'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
