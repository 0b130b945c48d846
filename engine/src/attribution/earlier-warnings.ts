/** Warnings of the same rule, before this one and elsewhere. */
export interface EarlierWarnings {
  /** Earlier ones of the subject itself. */
  readonly count: number;
  /** Of these, dismissed by a person. */
  readonly dismissed: number;
  /** Period in which the newest of them opened. */
  readonly lastOpenedIn?: string;
  /** Peers whose warning is open now. */
  readonly peersOpen: number;
  /** Peers that ever had one. */
  readonly peersEver: number;
  readonly peers: number;
}
