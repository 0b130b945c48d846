export { SpiralMark } from './spiral-mark.js';
export { SpiralPicture, type SpiralPictureProps } from './spiral-picture.js';
export { type Stage } from './stations.js';
