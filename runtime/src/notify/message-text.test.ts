import { describe, expect, test } from 'vitest';
import { DIGEST, SINGLE } from '../../test/notify/sample-message.js';
import { cutToBytes, escapeHtml, escapeMarkdown, htmlText, markdownText, plainText } from './message-text.js';

const HOSTILE = {
  zh: '</a><script>alert(1)</script>\r\nBcc: x@example.com [点我](https://evil.example) "引号" *粗*',
  en: '<img src=x onerror=alert(1)> & "quotes"',
};
const hostile = {
  ...SINGLE,
  subject: HOSTILE,
  sections: [{ heading: HOSTILE, lines: [{ text: HOSTILE, link: 'https://a.example/?a="><b>&c=d' }] }],
  more: HOSTILE,
};

describe('nothing in a text is read as markup', () => {
  test('in HTML', () => {
    const html = htmlText(hostile);
    const tags = new Set([...html.matchAll(/<\/?([a-z!0-9]+)/gi)].map(([, tag]) => tag));
    expect([...tags].sort()).toEqual(
      ['!doctype', 'a', 'body', 'div', 'h2', 'h3', 'head', 'hr', 'html', 'li', 'meta', 'p', 'ul'].sort(),
    );
    expect(html).toContain('href="https://a.example/?a=&#34;&#62;&#60;b&#62;&#38;c=d"');
    expect(escapeHtml(`<>&"'`)).toBe('&#60;&#62;&#38;&#34;&#39;');
  });

  test('in Markdown', () => {
    expect(escapeMarkdown('[x](y) *a* _b_ `c` # <d> | ~e~ !f \\ & −3.5%')).toBe(
      '［x］（y） ＊a＊ ＿b＿ ｀c｀ ＃ ＜d＞ ｜ ～e～ ！f ＼ ＆ −3.5%',
    );
    const links = [...markdownText(hostile, 4_000).matchAll(/\]\((.*?)\)/g)].map(([, to]) => to);
    expect(links).toEqual([SINGLE.link]);
  });

  test('and no line break starts a line of its own', () => {
    expect(plainText(hostile)).not.toMatch(/^Bcc/m);
  });
});

describe('what is too long', () => {
  test.each([300, 1_000, 2_048])('keeps whole lines and the last link within %i bytes', (most) => {
    const text = markdownText(DIGEST, most);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(most);
    const lines = text.split('\n');
    expect(lines.at(-1)).toBe(`[打开](${DIGEST.link})`);
    expect(lines.at(-2)).toBe('……');
    for (const line of lines.slice(1, -2)) expect(line).toMatch(/^- \[.*\]\(https:.*\)$/);
  });

  test('is cut between characters, never inside one', () => {
    expect(cutToBytes('出勤率', 9)).toBe('出勤率');
    expect(cutToBytes('出勤率低', 9)).toBe('出勤…');
    expect(cutToBytes('😀😀😀', 8)).toBe('😀…');
  });
});
