export { Chart, type ChartOption } from './chart.js';
