/** The store was used against its contract: a fault of the program, not of its data. */
export class StoreMisuse extends Error {
  constructor(
    readonly code:
      'store.nestedTransaction' | 'store.endedTransaction' | 'store.noTransaction' | 'store.invalidBatch',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StoreMisuse';
  }
}

/** For what means nothing, or half a thing, outside a transaction. */
export function assertTransaction(connection: { readonly inTransaction: boolean }, what: string): void {
  if (!connection.inTransaction) {
    throw new StoreMisuse('store.noTransaction', `${what} was called outside a transaction`);
  }
}
