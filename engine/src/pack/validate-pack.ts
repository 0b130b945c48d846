import { Errors } from 'typebox/value';
import { EMPTY_DICTIONARY, type Diagnostic } from '../model/index.js';
import { packError } from './pack-diagnostic.js';
import { checkReferences, type Installed } from './pack-references.js';
import { PACK_LISTS, PackSchema, type Pack } from './pack-schema.js';
import { substituteParameters, type ParameterValues } from './substitute-parameters.js';

export interface ValidatePackOptions {
  readonly parameters?: ParameterValues;
  /** Definitions of other packs that this one may refer to. */
  readonly installed?: Installed;
}

export interface PackValidation {
  /** With its parameters put in; absent when the shape is wrong. */
  readonly pack?: Pack;
  /** Errors block an import; paths name list, code and place: `rules/low-attendance/conditions/all/0`. */
  readonly diagnostics: readonly Diagnostic[];
}

const NOTHING_INSTALLED: Installed = { dictionary: EMPTY_DICTIONARY, processes: [] };
const MAX_SHAPE_ERRORS = 200;

/** Holds untrusted input against the shape of a pack, then everything in it against everything it names. */
export function validatePack(input: unknown, options: ValidatePackOptions = {}): PackValidation {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { diagnostics: [packError('pack.shape', '', '规则包应是一个对象', 'a pack is an object')] };
  }
  const lists = Object.fromEntries(PACK_LISTS.map((list) => [list, []]));
  const { pack, diagnostics } = substituteParameters({ ...lists, ...input }, options.parameters ?? {});
  const shape = shapeErrors(pack);
  if (shape.length > 0) return { diagnostics: [...diagnostics, ...shape] };
  const sound = pack as unknown as Pack;
  return {
    pack: sound,
    diagnostics: [...diagnostics, ...checkReferences(sound, options.installed ?? NOTHING_INSTALLED)],
  };
}

function shapeErrors(pack: Readonly<Record<string, unknown>>): Diagnostic[] {
  return Errors(PackSchema, pack)
    .slice(0, MAX_SHAPE_ERRORS)
    .map(({ instancePath, message }) =>
      packError('pack.shape', named(pack, instancePath), `格式不符:${message}`, `wrong shape: ${message}`),
    );
}

/** `/rules/3/event` → `rules/low-attendance/event`, because people know codes, not positions. */
function named(pack: Readonly<Record<string, unknown>>, instancePath: string): string {
  const [list = '', index = '', ...rest] = instancePath.split('/').slice(1);
  const entries = pack[list];
  const entry: unknown = Array.isArray(entries) ? entries[Number(index)] : undefined;
  const code = typeof entry === 'object' && entry !== null ? (entry as { code?: unknown }).code : undefined;
  return [list, typeof code === 'string' ? code : index, ...rest].filter((part) => part !== '').join('/');
}
