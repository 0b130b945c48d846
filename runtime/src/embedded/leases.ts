import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { giveToOwnerOf } from './folder-owner.js';
import { identifyProcess, isAlive, readIdentity } from './process-identity.js';

/** Notes that this process uses the server; call under the folder's lock. @returns the lease's name */
export async function addLease(leases: string): Promise<string> {
  await mkdir(leases, { recursive: true, mode: 0o700 });
  const name = `${process.pid}-${randomUUID()}`;
  await writeFile(join(leases, name), JSON.stringify(identifyProcess(process.pid)), { mode: 0o600 });
  await giveToOwnerOf(dirname(leases), leases, join(leases, name));
  return name;
}

export async function removeLease(leases: string, name: string): Promise<void> {
  await rm(join(leases, name), { force: true });
}

/** Removes the leases of dead processes; call under the folder's lock. @returns how many live ones remain */
export async function sweepLeases(leases: string): Promise<number> {
  let living = 0;
  for (const name of await readdir(leases).catch(() => [])) {
    const holder = await readIdentity(join(leases, name));
    if (holder !== undefined && isAlive(holder)) living += 1;
    else await rm(join(leases, name), { force: true });
  }
  return living;
}
