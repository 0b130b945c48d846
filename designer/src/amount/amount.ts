/** A number with thousands separators and at most six decimals; units that are signs (%, ‰) follow without a space. */
export function amount(value: number, unit: string | null | undefined, locale: string): string {
  const text = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value);
  if (!unit) return text;
  return /^[%‰°]/.test(unit) ? text + unit : `${text} ${unit}`;
}
