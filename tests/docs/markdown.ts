/** What of a Markdown text can be checked against the project. */
export interface MarkdownParts {
  readonly headings: readonly { readonly level: number; readonly text: string }[];
  /** Targets of links and pictures, without those on the web. */
  readonly links: readonly string[];
  /** Command lines, of code blocks and of code spans. */
  readonly code: readonly string[];
}

const FENCE = /^ {0,3}(```|~~~)/;

export function readMarkdown(text: string): MarkdownParts {
  const prose: string[] = [];
  const code: string[] = [];
  let inFence = false;
  for (const line of text.split('\n')) {
    if (FENCE.test(line)) inFence = !inFence;
    else if (inFence) code.push(...splitCommands(line));
    else prose.push(line);
  }
  const spans = prose.flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''));
  const withoutSpans = prose.map((line) => line.replaceAll(/`[^`]*`/g, ''));
  return {
    headings: prose.flatMap((line) => {
      const match = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
      return match === null ? [] : [{ level: match[1]?.length ?? 0, text: match[2] ?? '' }];
    }),
    links: withoutSpans
      .flatMap((line) => [
        ...[...line.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map((match) => match[1] ?? ''),
        ...[...line.matchAll(/\b(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? ''),
        ...[...line.matchAll(/^\s*\[[^\]]+\]:\s+(\S+)/g)].map((match) => match[1] ?? ''),
      ])
      .filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target)),
    code: [...code, ...spans.flatMap(splitCommands)],
  };
}

/** The anchor under which a heading can be linked to. */
export function anchorOf(heading: string): string {
  return heading
    .replaceAll(/[`*_]/g, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}

/** `A=1 npm run x && npm test   # why` holds two commands. */
function splitCommands(line: string): string[] {
  return line
    .replace(/(^|\s)#\s.*$/, '')
    .split(/&&|\|\||;/)
    .map((command) =>
      command
        .trim()
        .replace(/^\$\s+/, '')
        .replace(/^(?:[A-Z_][A-Z0-9_]*=\S*\s+)+/, ''),
    )
    .filter((command) => command !== '');
}
