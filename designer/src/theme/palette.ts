/**
 * Every colour of the pages; `installPalette` makes each a CSS variable (`--ink`, `--severity-red-fill`).
 *
 * Texts (`ink…`, `…-ink`) reach a contrast of 4.5:1 on `paper`, `surface` and their own `…-soft`.
 * `accent` is reserved for what can be clicked. Unknown is grey with a hatch, never green.
 */
export const palette = {
  ink: '#1e2523',
  'ink-soft': '#4f5a55',
  'ink-faint': '#646f6a',
  line: '#e1e5e0',
  'line-strong': '#c9d0ca',
  paper: '#f5f6f3',
  surface: '#ffffff',
  sunken: '#fafbf9',
  accent: '#0c6478',
  'accent-strong': '#084c5c',
  'accent-bright': '#0a788f',
  'accent-soft': '#e5f0f2',
  'severity-blue-fill': '#2f6fd0',
  'severity-blue-ink': '#1c4f9e',
  'severity-blue-soft': '#e9f1fc',
  'severity-yellow-fill': '#d9a400',
  'severity-yellow-ink': '#6b5100',
  'severity-yellow-soft': '#fdf5d6',
  'severity-orange-fill': '#e07512',
  'severity-orange-ink': '#8a4300',
  'severity-orange-soft': '#fef0e1',
  'severity-red-fill': '#c9302c',
  'severity-red-ink': '#9c1f1b',
  'severity-red-soft': '#fcebea',
  'met-fill': '#6a9a78',
  'met-ink': '#356143',
  'met-soft': '#edf4ee',
  'unknown-fill': '#a9b1ac',
  'unknown-ink': '#4f5a55',
  'unknown-soft': '#eef0ee',
} as const;

export type PaletteName = keyof typeof palette;
export type SeverityColour = 'blue' | 'yellow' | 'orange' | 'red';

/** Data lines, at most six; the first is the thing looked at. */
export const dataColours = ['#0c6478', '#7a5c9e', '#a0662b', '#4a6fa5', '#5c7a3a', '#8a8f8c'] as const;

export const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif';
