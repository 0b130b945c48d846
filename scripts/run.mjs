import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild } from './child-process.mjs';
import { endLeftovers, RUN_MARK } from './leftovers.mjs';

/**
 * A run of programs that must leave nothing behind: they get a temporary folder that goes with the run,
 * and whatever they leave running is found and ended.
 */
export function beginRun() {
  const mark = randomUUID();
  const temporary = mkdtempSync(join(tmpdir(), 'zhengai-run-'));
  // Servers that root starts under another account must be able to pass.
  chmodSync(temporary, 0o1777);
  return {
    temporary,
    /** @param {Record<string, string | undefined>} [extra]  `undefined` takes a variable away */
    environment(extra = {}) {
      const env = { ...process.env, TMPDIR: temporary, TMP: temporary, TEMP: temporary, [RUN_MARK]: mark };
      return Object.fromEntries(
        Object.entries({ ...env, ...extra }).filter(([, value]) => value !== undefined),
      );
    },
    /**
     * @param {string} command @param {readonly string[]} args
     * @param {import('node:child_process').SpawnOptions & { onLine?: (line: string) => void }} options
     * @returns what it left running, as command lines, beside its exit code
     */
    async program(command, args, options) {
      const code = await runChild(command, args, { env: this.environment(), ...options });
      return { code, leftovers: await endLeftovers(mark) };
    },
    end() {
      rmSync(temporary, { recursive: true, force: true });
    },
  };
}
