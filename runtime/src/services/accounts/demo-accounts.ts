import type { Person, Role } from '../../ports/index.js';
import type { AccountDependencies } from './account-dependencies.js';
import { credentialKind, newCredential } from './credential.js';

/** Printed at the start and listed on the log-in page of a demo; opens nothing elsewhere. */
export const DEMO_PASSWORD = 'zhengai-demo';

export interface DemoAccount {
  readonly staffNumber: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

const SHOWN_OF_ROLE: readonly (readonly [role: Role, count: number])[] = [
  ['admin', 1],
  ['qualityOffice', 2],
  ['owner', 2],
];

/**
 * Gives a few people of the demo the demo password: an administrator, two of the quality office, two owners.
 * People with a password of their own keep it.
 *
 * @param staffNumbers  whom to choose; where absent, the first of each role (owners: those who answer for something)
 */
export async function ensureDemoAccounts(
  deps: AccountDependencies,
  staffNumbers?: readonly string[],
): Promise<readonly DemoAccount[]> {
  const chosen = await choosePeople(deps, staffNumbers);
  const credential = await newCredential('demo', DEMO_PASSWORD);
  await deps.store.transaction(async (unit) => {
    for (const { person } of chosen) {
      if ((await unit.people.passwordHash(person.id)) === null) {
        await unit.people.setPasswordHash(person.id, credential);
      }
    }
  });
  return listDemoAccounts(deps, staffNumbers);
}

/** The accounts that the demo password opens now. */
export async function listDemoAccounts(
  deps: AccountDependencies,
  staffNumbers?: readonly string[],
): Promise<readonly DemoAccount[]> {
  const accounts: DemoAccount[] = [];
  for (const { person, role } of await choosePeople(deps, staffNumbers)) {
    const stored = await deps.store.read.people.passwordHash(person.id);
    if (stored === null || credentialKind(stored) !== 'demo') continue;
    accounts.push({ staffNumber: person.staffNumber, name: person.name, role, password: DEMO_PASSWORD });
  }
  return accounts;
}

async function choosePeople(
  { store, clock }: AccountDependencies,
  staffNumbers: readonly string[] | undefined,
): Promise<readonly { readonly person: Person; readonly role: Role }[]> {
  const { people } = store.read;
  if (staffNumbers !== undefined) {
    const found = await Promise.all(staffNumbers.map((number) => people.findByStaffNumber(number)));
    return found.flatMap((person) => {
      const role = SHOWN_OF_ROLE.find(([code]) => person?.roles.includes(code))?.[0];
      return person === undefined || role === undefined ? [] : [{ person, role }];
    });
  }
  const chosen: { person: Person; role: Role }[] = [];
  for (const [role, count] of SHOWN_OF_ROLE) {
    const candidates = (await people.withRole(role)).filter(
      ({ id }) => !chosen.some(({ person }) => person.id === id),
    );
    const takes: Person[] = [];
    for (const person of candidates) {
      if (takes.length === count) break;
      const answersForSomething =
        role !== 'owner' || (await people.subjectsOf(person.id, clock.now().slice(0, 10))).length > 0;
      if (answersForSomething) takes.push(person);
    }
    chosen.push(...takes.map((person) => ({ person, role })));
  }
  return chosen;
}
