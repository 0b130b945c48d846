/** What people type with a Chinese input method, and the character it stands for in FEEL. */
const FOLDED: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '“': '"',
  '”': '"',
  '„': '"',
  '、': ',',
  '【': '[',
  '】': ']',
  '×': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '—': '-',
};

/** Folds one UTF-16 unit to its half-width form; everything else stays. Length never changes. */
export function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return FOLDED[character] ?? character;
}

/** Folds a text unit by unit: positions in the result are positions in the text. */
export function foldText(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) folded += foldCharacter(text.charAt(i));
  return folded;
}

/** By UTF-16 unit: a surrogate is half of a letter or of a sign that FEEL allows in names. */
const NAME_START = /[\p{L}\p{Nl}\p{Cs}_?]/u;
const NAME_PART = /[\p{L}\p{N}\p{M}\p{Cs}_?·]/u;

export function isNameStart(character: string): boolean {
  return NAME_START.test(character);
}

export function isNamePart(character: string): boolean {
  return NAME_PART.test(character);
}

export function isSpace(character: string): boolean {
  return /\s/.test(character);
}

export function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}
