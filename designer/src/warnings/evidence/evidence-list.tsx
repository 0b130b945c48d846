import type { Attribution, Finding } from '@zhengai/engine';
import type { HistoryPoint } from '@zhengai/runtime/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../i18n/index.js';
import { ChanceEvidence } from './chance-evidence.js';
import styles from './evidence.module.css';
import { GapEvidence } from './gap-evidence.js';
import { HistoryEvidence } from './history-evidence.js';
import { PeersEvidence } from './peers-evidence.js';
import { QualityEvidence } from './quality-evidence.js';
import { TermsEvidence } from './terms-evidence.js';
import { UnitsEvidence } from './units-evidence.js';

interface EvidenceListProps {
  readonly attribution: Attribution;
  readonly history: readonly HistoryPoint[];
}

/** Findings that are unfolded when the page opens. */
const UNFOLDED = 2;

/** Every finding as a sentence, what matters most first; its picture unfolds below it. */
export function EvidenceList({ attribution, history }: EvidenceListProps) {
  const { t } = useTranslation('warnings');
  const localized = useLocalized();
  const pictures = picturesOf(attribution, history);
  const { findings } = attribution;
  const unfolded = findings.filter(({ kind }) => pictures[kind] !== undefined).slice(0, UNFOLDED);
  return (
    <ol className={styles.findings}>
      {findings.map((finding) => (
        <li key={finding.kind} data-weighty={isWeighty(finding, attribution)}>
          <p className={styles.kind}>{t(`attribution.kind.${finding.kind}`)}</p>
          <p className={styles.sentence}>{localized(finding.sentence)}</p>
          {pictures[finding.kind] === undefined ? null : (
            <details open={unfolded.includes(finding)} className={styles.picture}>
              <summary>{t(`attribution.show.${pictureKind(finding.kind)}`)}</summary>
              {pictures[finding.kind]}
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What forbids a quick conclusion. */
function isWeighty({ kind }: Finding, { chance }: Attribution): boolean {
  return kind === 'reversal' || (kind === 'chance' && chance?.couldExplain === true);
}

type Pictures = Readonly<Partial<Record<Finding['kind'], ReactNode>>>;
type PictureKind = 'units' | 'terms' | 'gap' | 'history' | 'peers' | 'chance' | 'quality';

function pictureKind(kind: Finding['kind']): PictureKind {
  if (kind === 'reversal') return 'units';
  return kind === 'noValue' || kind === 'change' || kind === 'earlier' ? 'quality' : kind;
}

function picturesOf(attribution: Attribution, history: readonly HistoryPoint[]): Pictures {
  const { chance, gap, history: limits, peers, quality, terms, units } = attribution;
  const ofUnits = units ? <UnitsEvidence attribution={attribution} units={units} /> : undefined;
  // the paradox and the split are one picture
  const isReversed = attribution.findings.some(({ kind }) => kind === 'reversal');
  return {
    reversal: ofUnits,
    units: isReversed ? undefined : ofUnits,
    terms: terms && <TermsEvidence attribution={attribution} terms={terms} />,
    gap: gap && <GapEvidence attribution={attribution} gap={gap} />,
    history: limits && <HistoryEvidence attribution={attribution} limits={limits} history={history} />,
    peers:
      peers && peers.values.length > 1 ? (
        <PeersEvidence attribution={attribution} peers={peers} />
      ) : undefined,
    chance: chance && <ChanceEvidence attribution={attribution} chance={chance} />,
    quality: quality && <QualityEvidence quality={quality} />,
  };
}
