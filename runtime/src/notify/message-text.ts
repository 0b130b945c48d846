import type { LocalizedText } from '@zhengai/engine';
import type { Message } from '../ports/index.js';

type Language = keyof LocalizedText;

const OPEN: Readonly<Record<Language, string>> = { zh: '打开', en: 'Open' };

/** Plain text: Chinese, then English, each with the links. */
export function plainText(message: Message): string {
  const part = (language: Language): string =>
    [
      ...message.sections.flatMap(({ heading, lines }) => [
        ...(heading === null ? [] : [oneLine(heading[language])]),
        ...lines.map(
          ({ link, text }) => `${heading === null ? '' : '· '}${oneLine(text[language])}\n  ${link}`,
        ),
      ]),
      ...(message.more === null ? [] : [oneLine(message.more[language])]),
      `${OPEN[language]}: ${message.link}`,
    ].join('\n');
  return `${part('zh')}\n\n————\n\n${part('en')}\n`;
}

/** The same as a small HTML page. */
export function htmlText(message: Message): string {
  const link = (address: string, text: string): string =>
    `<a href="${escapeHtml(address)}" style="color:#1456b8">${escapeHtml(text)}</a>`;
  const part = (language: Language): string =>
    [
      ...message.sections.flatMap(({ heading, lines }) => [
        ...(heading === null ? [] : [`<h3 style="margin:16px 0 4px">${escapeHtml(heading[language])}</h3>`]),
        `<ul style="padding-left:20px;margin:0">${lines
          .map((line) => `<li style="margin:4px 0">${link(line.link, oneLine(line.text[language]))}</li>`)
          .join('')}</ul>`,
      ]),
      ...(message.more === null ? [] : [`<p>${escapeHtml(message.more[language])}</p>`]),
      `<p>${link(message.link, `${OPEN[language]} →`)}</p>`,
    ].join('\n');
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"></head>',
    '<body style="font-family:sans-serif;color:#1f2328;line-height:1.5">',
    `<h2 style="font-size:18px">${escapeHtml(message.subject.zh)}</h2>`,
    part('zh'),
    `<hr><div lang="en"><h2 style="font-size:16px">${escapeHtml(message.subject.en)}</h2>`,
    `${part('en')}</div></body></html>`,
  ].join('\n');
}

/**
 * Chinese Markdown for chat programs, whole lines only.
 *
 * @param mostBytes  what does not fit is left to the page that the last line opens
 */
export function markdownText(message: Message, mostBytes: number): string {
  const end = `[${OPEN.zh}](${message.link})`;
  const lines = message.sections.flatMap((section) => [
    ...(section.heading === null ? [] : [`**${escapeMarkdown(oneLine(section.heading.zh))}**`]),
    ...section.lines.map(({ link, text }) =>
      message.sections.length === 1 && section.lines.length === 1
        ? escapeMarkdown(oneLine(text.zh))
        : `- [${escapeMarkdown(oneLine(text.zh))}](${link})`,
    ),
  ]);
  if (message.more !== null) lines.push(escapeMarkdown(oneLine(message.more.zh)));
  return fitting(lines, end, mostBytes);
}

/** Chinese plain text of whole lines that fit; without links. */
export function shortText(message: Message, mostBytes: number): string {
  const lines = message.sections.flatMap((section) => [
    ...(section.heading === null ? [] : [oneLine(section.heading.zh)]),
    ...section.lines.map(({ text }) => oneLine(text.zh)),
  ]);
  if (message.more !== null) lines.push(oneLine(message.more.zh));
  return fitting(lines, '', mostBytes);
}

const LEFT_OUT = '……';

function fitting(lines: readonly string[], end: string, mostBytes: number): string {
  const bytes = (text: string): number => Buffer.byteLength(text) + 1;
  let left = mostBytes - bytes(end) - bytes(LEFT_OUT);
  const kept: string[] = [];
  for (const line of lines) {
    left -= bytes(line);
    if (left < 0) {
      kept.push(kept.length === 0 ? cutToBytes(line, mostBytes - bytes(end) - bytes(LEFT_OUT)) : LEFT_OUT);
      break;
    }
    kept.push(line);
  }
  return [...kept, ...(end === '' ? [] : [end])].join('\n');
}

/** The beginning of a text that takes no more bytes, whole characters only. */
export function cutToBytes(text: string, mostBytes: number): string {
  if (Buffer.byteLength(text) <= mostBytes) return text;
  let kept = '';
  let bytes = Buffer.byteLength('…');
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > mostBytes) break;
    kept += character;
  }
  return `${kept}…`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const FULL_WIDTH_AHEAD = 0xfee0;

/**
 * Signs that Markdown takes for its own become their full-width twins: the chat programs do not agree on how to escape
 * them.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]()#!|~<>&]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) + FULL_WIDTH_AHEAD),
  );
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ');
}
