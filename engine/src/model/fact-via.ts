/** What is made of the values of related subjects or of records. */
export const VIA_AGGREGATES = [
  'sum',
  'mean',
  'min',
  'max',
  'count',
  'median',
  'stddev',
  'share',
  'value',
  'lowerQuartile',
  'upperQuartile',
  'best',
  'worst',
  'rank',
  'percentile',
  'weighted',
] as const;
export type ViaAggregate = (typeof VIA_AGGREGATES)[number];

/**
 * `children`: the subjects below, of one level; `parent`: the subject above; `peers`: the subjects of the same level, the
 * subject itself among them; `records`: entries of a data set that are the subject's own.
 */
export const VIA_RELATIONS = ['children', 'parent', 'peers', 'records'] as const;
export type ViaRelation = (typeof VIA_RELATIONS)[number];

/** The way from a subject to values that are not its own, and back to one value. */
export interface FactVia {
  readonly relation: ViaRelation;
  readonly aggregate: ViaAggregate;
  /** Level of the subjects below or above. */
  readonly level?: string;
  /** Hierarchy that is followed; any when absent. */
  readonly hierarchy?: string;
  /** Attribute whose value peers share. */
  readonly by?: string;
  /** For peers: smaller values are better. */
  readonly lowerIsBetter?: true;
  /** Leaves out what is not known; otherwise one missing value makes the whole unknown. */
  readonly known?: true;
  /** For records, two fields: of those with the same first only the one counts whose second stands highest. */
  readonly once?: readonly [item: string, tier: string];
  /** For records: tables whose weights are multiplied. */
  readonly weights?: readonly string[];
  /** FEEL condition on each related subject or record; facts are named by their keys. */
  readonly where?: string;
}

const ESCAPED = /[%,()=;]/g;

function escape(text: string): string {
  return text.replace(ESCAPED, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function unescape(text: string): string {
  return text.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** `sum(children,level=student,known)`: the part of a fact key that stands before the fact. */
export function viaKey(via: FactVia): string {
  const named = (name: string, value: string | undefined) =>
    value === undefined ? [] : [`${name}=${escape(value)}`];
  const list = (name: string, values: readonly string[] | undefined) =>
    values === undefined ? [] : [`${name}=${values.map(escape).join(';')}`];
  const parts = [
    via.relation,
    ...named('level', via.level),
    ...named('in', via.hierarchy),
    ...named('by', via.by),
    ...(via.lowerIsBetter ? ['lowerIsBetter'] : []),
    ...(via.known ? ['known'] : []),
    ...list('once', via.once),
    ...list('weights', via.weights),
    ...named('where', via.where),
  ];
  return `${via.aggregate}(${parts.join(',')})`;
}

const FORM = new RegExp(`^(${VIA_AGGREGATES.join('|')})\\((${VIA_RELATIONS.join('|')})((?:,[^(),]*)*)\\)`);

/** The way that a fact key begins with, and how long its text is; `undefined` when it begins with none. */
export function parseViaKey(key: string): { readonly via: FactVia; readonly length: number } | undefined {
  const match = FORM.exec(key);
  if (!match) return undefined;
  const [whole, aggregate, relation, rest = ''] = match;
  const fields = new Map<string, string>();
  for (const part of rest.split(',').slice(1)) {
    const at = part.indexOf('=');
    if (at < 0) fields.set(part, '');
    else fields.set(part.slice(0, at), part.slice(at + 1));
  }
  const named = (field: keyof FactVia, name: string = field) => {
    const value = fields.get(name);
    return value === undefined ? {} : { [field]: unescape(value) };
  };
  const once = fields.get('once')?.split(';').map(unescape);
  const via: FactVia = {
    relation: relation as ViaRelation,
    aggregate: aggregate as ViaAggregate,
    ...named('level'),
    ...named('hierarchy', 'in'),
    ...named('by'),
    ...(fields.has('lowerIsBetter') ? { lowerIsBetter: true } : {}),
    ...(fields.has('known') ? { known: true } : {}),
    ...(once ? { once: [once[0] ?? '', once[1] ?? ''] } : {}),
    ...(fields.has('weights') ? { weights: (fields.get('weights') ?? '').split(';').map(unescape) } : {}),
    ...named('where'),
  };
  return { via, length: whole.length };
}
