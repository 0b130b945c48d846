import type { LocalizedText } from '@zhengai/engine';
import { Failure } from '../ports/index.js';

export type EmbeddedPostgresErrorCode =
  | 'embedded.noBinaries'
  | 'embedded.binariesUnusable'
  | 'embedded.noServiceAccount'
  | 'embedded.folderNotOurs'
  | 'embedded.otherVersion'
  | 'embedded.passwordLost'
  | 'embedded.locked'
  | 'embedded.initFailed'
  | 'embedded.startFailed';

/** The embedded server cannot be had. */
export class EmbeddedPostgresError extends Failure {
  constructor(code: EmbeddedPostgresErrorCode, detail: LocalizedText, options?: ErrorOptions) {
    super(code, detail, [], options);
    this.name = 'EmbeddedPostgresError';
  }
}
