import { DEFAULT_CALENDAR } from '@zhengai/engine';
import type { Settings, SettingStore } from '../ports/index.js';
import type { Connection } from './connection.js';

const DEFAULT_SETTINGS: Settings = {
  calendar: DEFAULT_CALENDAR,
  openPeriods: null,
  sweepAt: '02:30',
  college: { name: { zh: '未命名院校', en: 'Unnamed college' }, fictional: false },
};

export function createSettingStore(connection: Connection): SettingStore {
  const { db } = connection;
  return {
    async get() {
      const rows = await db.selectFrom('setting').select(['name', 'value']).execute();
      const stored = Object.fromEntries(rows.map(({ name, value }) => [name, value]));
      return { ...DEFAULT_SETTINGS, ...stored };
    },

    async set(change) {
      const rows = Object.entries(change)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => ({ name, value: JSON.stringify(value) }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      if (rows.length === 0) return;
      await db
        .insertInto('setting')
        .values(rows)
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet({ value: (row) => row.ref('excluded.value') }),
        )
        .execute();
    },
  };
}
