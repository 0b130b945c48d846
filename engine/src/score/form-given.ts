import type {
  EvaluationWarning,
  FactKey,
  FactSource,
  FactValue,
  LeafScoreItem,
  LocalizedText,
} from '../model/index.js';
import type { IndicatorExplanation } from '../indicator/index.js';
import type { ExactNumber } from '../rounding/index.js';

/** One fact as a formula read it. */
export interface ScoreOperand {
  readonly fact: FactKey;
  readonly label: LocalizedText;
  readonly value: FactValue;
  readonly unit?: string;
  readonly source?: FactSource;
  /** How an indicator's value came about, when it was computed here and not given. */
  readonly explanation?: IndicatorExplanation;
}

/** A formula, what it read and what it gave. */
export interface FormulaReading {
  readonly formula: string;
  readonly value: FactValue;
  readonly operands: readonly ScoreOperand[];
}

/** A measured number; `null` is not known. */
export interface MeasuredValue {
  readonly value: ExactNumber | null;
  readonly formula?: FormulaReading;
  readonly numerator?: FormulaReading;
  readonly denominator?: FormulaReading;
}

/** A number that values are held against; `null` is not known. */
export interface LimitValue {
  readonly value: ExactNumber | null;
  readonly formula?: FormulaReading;
  /** Fact key of the standard's line. */
  readonly line?: FactKey;
}

export type Direction = 'higher' | 'lower';
export type Between = 'ratio' | 'linear' | 'none';

export interface ThresholdGiven {
  readonly measured: MeasuredValue;
  readonly direction: Direction;
  readonly full: LimitValue;
  readonly zero?: LimitValue;
  readonly between: Between;
}

/** What is known of a group of subjects, those among them whose value is not known left out. */
export interface PeerStatistics {
  readonly highest: ExactNumber | null;
  readonly lowest: ExactNumber | null;
  readonly mean: ExactNumber | null;
  /** How many values are known, of how many subjects. */
  readonly known: number;
  readonly of: number;
}

export interface PeerRatioGiven {
  readonly measured: MeasuredValue;
  readonly best: 'highest' | 'lowest';
  readonly peers: PeerStatistics | null;
  readonly zero?: LimitValue;
  readonly zeroWhen?: FormulaReading;
}

export interface MeanStepsGiven {
  readonly measured: MeasuredValue;
  readonly direction: Direction;
  readonly mean: LimitValue;
  readonly peers?: PeerStatistics | null;
  readonly steps: readonly { readonly behind: number; readonly points: number }[];
  readonly otherwise: number;
}

export interface EventGiven {
  readonly code: string;
  readonly name: LocalizedText;
  readonly count: FormulaReading;
  readonly each: number;
  readonly most?: number;
}

export interface DeductionsGiven {
  readonly events: readonly EventGiven[];
  readonly floor: number;
  readonly zeroWhen?: FormulaReading;
}

/** One achievement with what it is worth in percent; between two values where tier or rank is not known. */
export interface AchievementGiven {
  readonly item: string;
  readonly tier: string | null;
  readonly rank: string | null;
  readonly least: ExactNumber;
  readonly most: ExactNumber;
}

export interface TieredCountGiven {
  readonly list: string;
  /** `null` is not known; an empty list is none. */
  readonly achievements: readonly AchievementGiven[] | null;
  readonly each: number;
  readonly scale: 'absolute' | 'toBest';
  readonly peers?: PeerStatistics | null;
}

export interface CategoryShareGiven {
  readonly part: FormulaReading;
  readonly whole: FormulaReading;
  readonly cases: readonly {
    readonly name: LocalizedText;
    readonly when?: FormulaReading;
    readonly full: number;
    readonly zero?: number;
  }[];
  readonly between: Between;
}

export interface SurveyIndexGiven {
  readonly questions: readonly {
    readonly code: string;
    readonly name: LocalizedText;
    readonly answers: readonly {
      readonly code: string;
      readonly worth: number;
      readonly count: FormulaReading;
    }[];
  }[];
  readonly minimumRespondents?: number;
  readonly respondents?: FormulaReading;
}

export interface ExpertEntryGiven {
  readonly list: string;
  /** Entries that count; `null` is none at all. */
  readonly entries: readonly { readonly judge?: string; readonly value: number }[] | null;
  readonly outOf: number;
  readonly combine: 'mean' | 'median' | 'trimmedMean';
  readonly minimumJudges: number;
}

export interface BonusPenaltyGiven {
  readonly bonus: readonly EventGiven[];
  readonly penalty: readonly EventGiven[];
  readonly mostBonus: number;
  readonly mostPenalty: number;
}

export interface CompoundGiven {
  readonly combine: 'sum' | 'mean' | 'least' | 'greatest' | 'product';
  readonly parts: readonly LeafExplanation[];
}

export interface VetoGiven {
  readonly when: FormulaReading;
  readonly otherwise?: LeafExplanation;
  readonly grade?: string;
  readonly mostTotal?: number;
}

/** What every form of scoring needs to know: plain JSON, from which alone the points follow. */
export interface GivenOf {
  standardRatio: ThresholdGiven;
  ownFloor: ThresholdGiven;
  peerRatio: PeerRatioGiven;
  meanSteps: MeanStepsGiven;
  deductions: DeductionsGiven;
  tieredCount: TieredCountGiven;
  categoryShare: CategoryShareGiven;
  surveyIndex: SurveyIndexGiven;
  expertEntry: ExpertEntryGiven;
  bonusPenalty: BonusPenaltyGiven;
  compound: CompoundGiven;
  veto: VetoGiven;
}
export type LeafKind = LeafScoreItem['kind'];
export type ItemOf<K extends LeafKind> = Extract<LeafScoreItem, { kind: K }>;
export type Warn = (warning: EvaluationWarning) => void;

/** Points, or between what they lie: `points` is `null` exactly where `least` and `most` differ. */
export interface ScoreRange {
  readonly points: number | null;
  readonly least: number;
  readonly most: number;
}

export interface ExplanationHead extends ScoreRange {
  readonly code: string;
  readonly name: LocalizedText;
  /** Full mark, without the weight; 0 for bonus and penalty. */
  readonly full: number;
  readonly weight: number;
}

/** How the points of one item came about. */
export type LeafExplanation = {
  [K in LeafKind]: ExplanationHead & { readonly kind: K; readonly given: GivenOf[K] };
}[LeafKind];
