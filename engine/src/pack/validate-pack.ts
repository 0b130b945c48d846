import { hasErrors } from '../feel/index.js';
import { EMPTY_DICTIONARY, type Diagnostic } from '../model/index.js';
import { isRecord, packError } from './pack-diagnostic.js';
import { checkReferences, type Installed } from './pack-references.js';
import { PACK_LISTS, PackSchema, type Pack } from './pack-schema.js';
import { schemaDiagnostics } from './schema-diagnostics.js';
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
const MAX_DEPTH = 60;
const MAX_VALUES = 2_000_000;

/** Holds untrusted input against the shape of a pack, then everything in it against everything it names. */
export function validatePack(input: unknown, options: ValidatePackOptions = {}): PackValidation {
  if (!isRecord(input)) {
    return {
      diagnostics: [packError('pack.shape.type', 'pack', '规则包应是一个对象', 'A pack is an object')],
    };
  }
  const size = sizeError(input);
  if (size) return { diagnostics: [size] };
  const lists = Object.fromEntries(PACK_LISTS.map((list) => [list, []]));
  const { pack, diagnostics } = substituteParameters({ ...lists, ...input }, options.parameters ?? {});
  const shape = [...diagnostics, ...schemaDiagnostics(PackSchema, pack, '')];
  if (hasErrors(shape)) return { diagnostics: shape };
  const sound = pack as unknown as Pack;
  return {
    pack: sound,
    diagnostics: [...shape, ...checkReferences(sound, options.installed ?? NOTHING_INSTALLED)],
  };
}

function tooLarge(): Diagnostic {
  return packError(
    'pack.tooLarge',
    'pack',
    `规则包太大（超过 ${MAX_VALUES} 个值），请拆成几个`,
    `The pack is too large (more than ${MAX_VALUES} values): split it`,
  );
}

/** Looked at first, without recursion: what comes after may trust that the input is no bomb. */
function sizeError(input: unknown): Diagnostic | undefined {
  let values = 0;
  const open: [value: unknown, depth: number][] = [[input, 1]];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const [value, depth] = entry;
    values++;
    if (values > MAX_VALUES) {
      return tooLarge();
    }
    if (depth > MAX_DEPTH) {
      return packError(
        'pack.tooDeep',
        'pack',
        `规则包嵌套超过 ${MAX_DEPTH} 层`,
        `The pack is nested more than ${MAX_DEPTH} deep`,
      );
    }
    if (Array.isArray(value) && values + open.length + value.length > MAX_VALUES) return tooLarge();
    if (Array.isArray(value)) for (const one of value as unknown[]) open.push([one, depth + 1]);
    else if (isRecord(value)) for (const one of Object.values(value)) open.push([one, depth + 1]);
  }
  return undefined;
}
