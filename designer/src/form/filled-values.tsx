import type { FormField } from '@zhengai/engine';
import { useTranslation } from 'react-i18next';
import { useValueText } from '../amount/index.js';
import { useLocalized } from '../i18n/index.js';
import { useInstantName } from '../period/index.js';
import { isEmpty, type FieldValues } from './check-values.js';
import styles from './form.module.css';

/** A form that was filled in, to be read. */
export function FilledValues({
  fields,
  values,
}: {
  readonly fields: readonly FormField[];
  readonly values: FieldValues;
}) {
  const { t } = useTranslation('form');
  const localized = useLocalized();
  return (
    <dl className={styles.filled}>
      {fields.map((field) => (
        <div key={field.code}>
          <dt>{localized(field.label)}</dt>
          <dd>
            {isEmpty(values[field.code]) ? (
              <span className={styles.empty}>{t('notFilled')}</span>
            ) : (
              <Filled field={field} value={values[field.code]} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Filled({ field, value }: { readonly field: FormField; readonly value: unknown }) {
  const { t } = useTranslation('form');
  const localized = useLocalized();
  const valueText = useValueText();
  const instantName = useInstantName();
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (typeof value === 'number') return valueText(value);
  const text = String(value);
  if (field.type === 'date') return instantName(text);
  const option = field.options?.find(({ code }) => code === text);
  return option ? localized(option.label) : text;
}
