/** Prints how large the built engine is for a browser: everything it exports with what it depends on, bundled. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const input = join(import.meta.dirname, '../dist/index.js');
const bundle = await rolldown({ input, platform: 'browser' });
try {
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  const code = output.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
  const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(0)} kB`;
  const [packed, plain] = [kilobytes(gzipSync(code).length), kilobytes(Buffer.byteLength(code))];
  process.stdout.write(`引擎在浏览器中的大小：${packed}（gzip），${plain}（未压缩）\n`);
  process.stdout.write(`engine in the browser: ${packed} (gzip), ${plain} (minified)\n`);
} finally {
  await bundle.close();
}
