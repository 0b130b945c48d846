export { antdTheme } from './antd-theme.js';
export { installPalette } from './install-palette.js';
export { dataColours, fontFamily, palette, type PaletteName, type SeverityColour } from './palette.js';
