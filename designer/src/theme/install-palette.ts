import { fontFamily, palette } from './palette.js';

/** Makes the palette and the font CSS variables of the document. */
export function installPalette(root: HTMLElement): void {
  for (const [name, value] of Object.entries(palette)) root.style.setProperty(`--${name}`, value);
  root.style.setProperty('--font', fontFamily);
}
