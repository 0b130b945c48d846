import { existsSync } from 'node:fs';
import type { ServiceAccount } from './service-account.js';

/** How to name a cluster's folder to PostgreSQL. */
export interface ClusterPath {
  readonly argument: string;
  readonly workingDirectory: string;
  readonly byWorkingDirectory: boolean;
}

/**
 * The account that root runs PostgreSQL under may own the cluster and yet be unable to walk to it,
 * because a folder above is closed to it. Root enters the folder first and the server then names it by
 * its own working directory, which needs no walk: nothing is opened up and nothing moved elsewhere.
 */
export function clusterPath(cluster: string, account: ServiceAccount | undefined): ClusterPath {
  const byWorkingDirectory = account !== undefined && existsSync('/proc/self/cwd');
  return {
    argument: byWorkingDirectory ? '/proc/self/cwd' : cluster,
    workingDirectory: cluster,
    byWorkingDirectory,
  };
}
