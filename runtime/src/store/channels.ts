/** Channels of `NOTIFY`, one namespace for each database. */
export const CHANNELS = { outbox: 'zhengai_outbox', change: 'zhengai_change' } as const;
