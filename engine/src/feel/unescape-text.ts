const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** FEEL's string literal, 10.3.1.2: escapes like JSON's, and \UXXXXXX. */
export function unescapeText(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(
      /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gs,
      (whole, short, long, single: string | undefined) => {
        const code = parseInt((short ?? long) as string, 16);
        if (single !== undefined) return ESCAPES[single] ?? whole;
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      },
    );
}
