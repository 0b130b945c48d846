import { Link, type LinkProps } from '@tanstack/react-router';
import type { Today } from '@zhengai/runtime/contract';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { eightBox, loopPath, pointAt } from './eight-curve.js';
import styles from './spiral-picture.module.css';
import { stations, type Stage, type Station } from './stations.js';

const margin = { side: 104, top: 54 };
const view = {
  left: eightBox.left - margin.side,
  top: eightBox.top - margin.top,
  width: eightBox.right - eightBox.left + 2 * margin.side,
  height: eightBox.bottom - eightBox.top + 2 * margin.top,
};
const maxTravellers = 3;

export interface SpiralPictureProps {
  readonly stages: Today['stages'];
  /** Where a click on a station leads. */
  readonly links: Readonly<Record<Stage, Pick<LinkProps, 'to' | 'search'>>>;
}

/**
 * The 8-shaped quality spiral, live: the small loop carries what the runtime has under way, with travellers between a
 * station and the next as long as somebody is there; the large loop is the round it belongs to.
 */
export function SpiralPicture({ stages, links }: SpiralPictureProps) {
  const { t } = useTranslation('spiral');
  return (
    <figure className={styles.picture} aria-label={t('label')}>
      <svg
        viewBox={`${String(view.left)} ${String(view.top)} ${String(view.width)} ${String(view.height)}`}
        aria-hidden="true"
        fill="none"
      >
        <path d={loopPath('large')} className={styles.largeLoop} />
        <path d={loopPath('small')} className={styles.smallLoop} />
        <Travellers stages={stages} />
      </svg>
      <span className={styles.loopName} style={placeAt({ x: -205, y: 0 })}>
        {t('loop.large')}
      </span>
      <span className={styles.loopName} style={placeAt({ x: 178, y: 0 })}>
        {t('loop.small')}
      </span>
      <ol>
        {stations.map((station) => (
          <li
            key={station.name}
            className={styles.station}
            data-side={station.side}
            style={placeAt(pointAt(station))}
          >
            {station.stage ? (
              <Link
                {...links[station.stage]}
                className={styles.live}
                data-empty={stages[station.stage] === 0}
              >
                <span className={styles.bead}>{stages[station.stage]}</span>
                <span className={styles.name}>{t(`station.${station.name}`)}</span>
              </Link>
            ) : (
              <span className={styles.quiet}>
                <span className={styles.bead} />
                <span className={styles.name}>{t(`station.${station.name}`)}</span>
              </span>
            )}
          </li>
        ))}
      </ol>
    </figure>
  );
}

function Travellers({ stages }: Pick<SpiralPictureProps, 'stages'>) {
  const live = stations.filter(
    (station): station is Station & { stage: Stage } => station.stage !== undefined,
  );
  return live.flatMap((station, index) => {
    const to = live[index + 1]?.share ?? 1;
    const path = loopPath('small', station.share, to);
    const count = Math.min(maxTravellers, stages[station.stage]);
    return Array.from({ length: count }, (_, traveller) => (
      <circle
        key={`${station.name} ${String(traveller)}`}
        r={4.5}
        className={styles.traveller}
        style={{
          offsetPath: `path("${path}")`,
          animationDelay: `${String(-(traveller / count) * 9)}s`,
        }}
      />
    ));
  });
}

function placeAt({ x, y }: { readonly x: number; readonly y: number }): CSSProperties {
  return {
    left: `${String(((x - view.left) / view.width) * 100)}%`,
    top: `${String(((y - view.top) / view.height) * 100)}%`,
  };
}
