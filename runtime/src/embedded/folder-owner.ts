import { chown, stat } from 'node:fs/promises';

/**
 * Hands what root has just made inside somebody's folder to that folder's owner, who could otherwise
 * not start the server again without root. Does nothing for an ordinary user.
 */
export async function giveToOwnerOf(folder: string, ...made: readonly string[]): Promise<void> {
  if (!isRoot()) return;
  const { uid, gid } = await stat(folder);
  if (uid === 0) return;
  for (const path of made) await chown(path, uid, gid);
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}
