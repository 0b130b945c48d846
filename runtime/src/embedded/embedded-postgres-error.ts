import type { LocalizedText } from '@zhengai/engine';

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

/** The embedded server cannot be had; `detail` says what, where and what to do. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly code: EmbeddedPostgresErrorCode,
    readonly detail: LocalizedText,
    options?: ErrorOptions,
  ) {
    super(`${detail.zh}\n${detail.en}`, options);
    this.name = 'EmbeddedPostgresError';
  }
}
