/** How requests leave the house. */
export interface Sending {
  readonly timeoutMs: number;
  /** Hosts that may be spoken to without TLS, or inside the college's network. */
  readonly allowedHosts: ReadonlySet<string>;
}
