import { Link } from '@tanstack/react-router';
import type { Dictionary, FactRef, LocalizedText, NameUse } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../i18n/index.js';
import styles from './indicator-page.module.css';

interface Used {
  readonly key: string;
  readonly ref: FactRef;
  readonly name: LocalizedText;
  readonly meaning: LocalizedText | undefined;
  readonly unit: string | undefined;
}

/** What a formula is made of: each item, indicator and attribute with its unit and meaning. */
export function UsedNames({
  names,
  dictionary,
}: {
  readonly names: readonly NameUse[];
  readonly dictionary: Dictionary;
}) {
  const { t } = useTranslation('formula-editor');
  const localized = useLocalized();
  const used = usedIn(names, dictionary);
  if (used.length === 0) return null;
  return (
    <>
      <h3 className={styles.usedTitle}>{t('used')}</h3>
      <ul className={styles.used}>
        {used.map(({ key, ref, name, meaning, unit }) => (
          <li key={key}>
            {ref.kind === 'indicator' ? (
              <Link to="/indicators/$code" params={{ code: ref.code }}>
                {localized(name)}
              </Link>
            ) : (
              <span>{localized(name)}</span>
            )}
            <span className={styles.usedKind}>
              {[t(`kind.${ref.kind}`), unit].filter(Boolean).join(' · ')}
            </span>
            {meaning ? <span className={styles.meaning}>{localized(meaning)}</span> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function usedIn(names: readonly NameUse[], dictionary: Dictionary): readonly Used[] {
  const used = new Map<string, Used>();
  for (const { ref } of names) {
    const found = find(ref, dictionary);
    const key = `${ref.kind}:${ref.code}`;
    if (found) used.set(key, { key, ref, ...found });
  }
  return [...used.values()];
}

function find(ref: FactRef, dictionary: Dictionary): Pick<Used, 'name' | 'meaning' | 'unit'> | undefined {
  const { code, kind } = ref;
  if (kind === 'item') {
    const item = dictionary.items.find((known) => known.code === code);
    return item && { name: item.name, meaning: item.meaning, unit: item.unit };
  }
  if (kind === 'indicator') {
    const indicator = dictionary.indicators.find((known) => known.code === code);
    return indicator && { name: indicator.name, meaning: indicator.meaning, unit: indicator.unit };
  }
  const attribute = kind === 'attribute' && dictionary.attributes.find((known) => known.code === code);
  return attribute ? { name: attribute.name, meaning: undefined, unit: undefined } : undefined;
}
