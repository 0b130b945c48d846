import {
  evidenceProperties,
  type Attribute,
  type DataItem,
  type Dictionary,
  type Evidence,
  type EvidenceProperty,
  type FactRef,
  type Indicator,
  type LocalizedText,
  type Rule,
  type Standard,
  type StandardLine,
  type ValueType,
} from '../model/index.js';

/** What the dictionary knows of a fact. */
export type FactDefinition =
  | { readonly kind: 'item'; readonly item: DataItem }
  | { readonly kind: 'indicator'; readonly indicator: Indicator }
  | { readonly kind: 'standard'; readonly standard: Standard; readonly line: StandardLine | undefined }
  | { readonly kind: 'attribute'; readonly attribute: Attribute }
  | { readonly kind: 'verdict'; readonly rule: Rule }
  | { readonly kind: 'target'; readonly indicator: Indicator }
  | {
      readonly kind: 'evidence';
      readonly evidence: Evidence;
      readonly property: EvidenceProperty | undefined;
    }
  | { readonly kind: 'plain'; readonly code: string };

/** Looks a reference up; `undefined` when the dictionary does not hold it. A target goes by the code of its indicator. */
export function findFactDefinition(ref: FactRef, dictionary: Dictionary): FactDefinition | undefined {
  const withCode = <T extends { readonly code: string }>(list: readonly T[]) =>
    list.find((entry) => entry.code === ref.code);
  switch (ref.kind) {
    case 'item': {
      const item = withCode(dictionary.items);
      return item && { kind: 'item', item };
    }
    case 'indicator': {
      const indicator = withCode(dictionary.indicators);
      return indicator && { kind: 'indicator', indicator };
    }
    case 'standard': {
      const standard = withCode(dictionary.standards);
      return (
        standard && {
          kind: 'standard',
          standard,
          line: standard.lines.find((line) => line.code === ref.line),
        }
      );
    }
    case 'attribute': {
      const attribute = withCode(dictionary.attributes);
      return attribute && { kind: 'attribute', attribute };
    }
    case 'verdict': {
      const rule = withCode(dictionary.rules);
      return rule && { kind: 'verdict', rule };
    }
    case 'target': {
      const indicator = withCode(dictionary.indicators);
      return indicator && { kind: 'target', indicator };
    }
    case 'plain':
      return { kind: 'plain', code: ref.code };
    case 'level':
    case 'record':
      return undefined;
    default: {
      const evidence = withCode((dictionary.evidence ?? []).filter(({ kind }) => kind === ref.kind));
      return (
        evidence && {
          kind: 'evidence',
          evidence,
          property: evidenceProperties(evidence).find(({ code }) => code === ref.property),
        }
      );
    }
  }
}

/** The type the dictionary gives a fact; `undefined` for plain facts. */
export function valueTypeOf(definition: FactDefinition): ValueType | undefined {
  switch (definition.kind) {
    case 'item':
      return definition.item.valueType;
    case 'attribute':
      return definition.attribute.valueType;
    case 'indicator':
    case 'standard':
    case 'target':
      return 'number';
    case 'evidence':
      return definition.property?.valueType;
    case 'verdict':
      return 'text';
    case 'plain':
      return undefined;
  }
}

/** The unit of a fact's numbers; a standard's line has that of the indicator it judges. */
export function unitOf(definition: FactDefinition, dictionary: Dictionary): string | undefined {
  switch (definition.kind) {
    case 'item':
      return definition.item.unit;
    case 'indicator':
    case 'target':
      return definition.indicator.unit;
    case 'evidence':
      return definition.property?.unit;
    case 'standard':
      return dictionary.indicators.find(({ code }) => code === definition.line?.indicator)?.unit;
    default:
      return undefined;
  }
}

const TIER_NAMES: Readonly<Record<Standard['tier'], LocalizedText>> = {
  national: { zh: '国标', en: 'national' },
  provincial: { zh: '省标', en: 'provincial' },
  municipal: { zh: '市标', en: 'municipal' },
  industry: { zh: '行业标准', en: 'industry' },
  college: { zh: '校标', en: 'college' },
  department: { zh: '院标', en: 'department' },
};

/** A fact's name without its period, as people say it: a standard's line goes by its tier, `校标红线`. */
export function nameOf(definition: FactDefinition): LocalizedText {
  switch (definition.kind) {
    case 'item':
      return definition.item.name;
    case 'indicator':
      return definition.indicator.name;
    case 'attribute':
      return definition.attribute.name;
    case 'verdict':
      return definition.rule.name;
    case 'target': {
      const { zh, en } = definition.indicator.name;
      return { zh: `${zh}目标值`, en: `${en} target` };
    }
    case 'evidence':
      return propertyName(definition.evidence, definition.property);
    case 'plain':
      return { zh: definition.code, en: definition.code };
    case 'standard':
      return lineName(TIER_NAMES[definition.standard.tier], definition.line);
  }
}

/** `人才培养方案已批准`, `人才培养方案的有效期至`. */
function propertyName({ name }: Evidence, property: EvidenceProperty | undefined): LocalizedText {
  if (!property) return name;
  const joint = property.valueType === 'boolean' ? '' : '的';
  return { zh: `${name.zh}${joint}${property.name.zh}`, en: `${name.en}: ${property.name.en}` };
}

/** A standard's line with the standard it stands in, for explanations and where two standards share a tier. */
export function fullNameOf(definition: FactDefinition): LocalizedText {
  if (definition.kind !== 'standard') return nameOf(definition);
  const { zh, en } = definition.standard.name;
  return lineName({ zh: `《${zh}》`, en }, definition.line);
}

function lineName(standard: LocalizedText, line: StandardLine | undefined): LocalizedText {
  if (line === undefined) return standard;
  const zh = /[线值标准]$/u.test(line.name.zh) ? line.name.zh : `${line.name.zh}线`;
  const en = /\b(?:line|limit|value|standard)$/iu.test(line.name.en) ? line.name.en : `${line.name.en} line`;
  return { zh: `${standard.zh}${zh}`, en: `${standard.en} ${en}` };
}
