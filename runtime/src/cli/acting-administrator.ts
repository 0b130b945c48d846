import { Failure, type PersonId, type Store } from '../ports/index.js';

/** Whoever may run commands on this machine administers it: they act as this account unless they name their own. */
const ADMINISTRATOR = { staffNumber: 'admin', name: '系统管理员', roles: ['admin'] } as const;

/**
 * The administrator for whom a command releases or imports; recorded with what it does.
 *
 * @param staffNumber  of an administrator; `admin`, made where missing and without a password, when absent
 * @throws Failure `administrator.unknown`
 */
export async function actingAdministrator(store: Store, staffNumber: string | undefined): Promise<PersonId> {
  const wanted = staffNumber ?? ADMINISTRATOR.staffNumber;
  const person = await store.read.people.findByStaffNumber(wanted);
  if (person?.active && person.roles.includes('admin')) return person.id;
  if (person === undefined && staffNumber === undefined) {
    const [id] = await store.transaction((unit) => unit.people.upsert([ADMINISTRATOR]));
    if (id !== undefined) return id;
  }
  throw new Failure('administrator.unknown', {
    zh: `工号 ${wanted} 不是在用的系统管理员。请用 --by 给出系统管理员的工号。`,
    en: `${wanted} is no active administrator. Name one with --by.`,
  });
}
