import { NODE_FLOOR } from './project.mjs';

/** Ends the program with a clear sentence when this Node.js is too old to go on. */
export function requireNodeVersion(version = process.versions.node) {
  if (isAtLeast(version, NODE_FLOOR)) return;
  process.stderr.write(
    `需要 Node.js ${NODE_FLOOR} 或更新版本,当前是 ${version}。请升级后重试:https://nodejs.org/\n` +
      `Node.js ${NODE_FLOOR} or newer is needed, this is ${version}. Upgrade and try again: https://nodejs.org/\n`,
  );
  process.exit(1);
}

/** @param {string} version @param {string} floor */
export function isAtLeast(version, floor) {
  const [have, need] = [version, floor].map((text) => text.split('-')[0].split('.').map(Number));
  for (const [index, wanted] of need.entries()) {
    const got = have[index] ?? 0;
    if (got !== wanted) return got > wanted;
  }
  return true;
}
