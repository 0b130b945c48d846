import { Failure, type Person, type PersonId } from '../../ports/index.js';
import type { AccountDependencies } from './account-dependencies.js';
import { credentialKind, newCredential, opensCredential } from './credential.js';

/** Somebody whose password was right. */
export interface LoggedIn {
  readonly person: Person;
  readonly mustChangePassword: boolean;
}

/**
 * Checks a staff number and a password; takes the same time whether the account exists or not.
 *
 * @param options.demo  whether passwords of demo accounts open anything
 */
export async function logIn(
  { store }: AccountDependencies,
  staffNumber: string,
  password: string,
  options: { readonly demo: boolean },
): Promise<LoggedIn | undefined> {
  const person = await store.read.people.findByStaffNumber(staffNumber.trim());
  const stored = person === undefined ? null : await store.read.people.passwordHash(person.id);
  const usable = stored !== null && (options.demo || credentialKind(stored) !== 'demo') ? stored : null;
  const opened = await opensCredential(usable, password);
  if (!opened || person === undefined || usable === null || !person.active) return undefined;
  return { person, mustChangePassword: credentialKind(usable) === 'once' };
}

/** Whether a person's password is one to be changed before anything else. */
export async function mustChangePassword({ store }: AccountDependencies, id: PersonId): Promise<boolean> {
  const stored = await store.read.people.passwordHash(id);
  return stored !== null && credentialKind(stored) === 'once';
}

export const SHORTEST_PASSWORD = 12;

/** Replaces a password by one its owner chose. */
export async function changePassword(
  { store }: AccountDependencies,
  person: Person,
  current: string,
  next: string,
): Promise<void> {
  const stored = await store.read.people.passwordHash(person.id);
  if (!(await opensCredential(stored, current))) {
    throw new Failure('password.wrong', { zh: '原密码不正确。', en: 'The present password is not right.' });
  }
  checkPassword(next, person, current);
  const credential = await newCredential('own', next);
  await store.transaction((unit) => unit.people.setPasswordHash(person.id, credential));
}

function checkPassword(next: string, person: Person, current: string): void {
  if (next.length < SHORTEST_PASSWORD) {
    throw new Failure('password.tooShort', {
      zh: `新密码至少要 ${SHORTEST_PASSWORD} 个字符。`,
      en: `The new password needs at least ${SHORTEST_PASSWORD} characters.`,
    });
  }
  if (next === current) {
    throw new Failure('password.same', {
      zh: '新密码不能与原密码相同。',
      en: 'The new password must differ from the present one.',
    });
  }
  const simple = new Set(next).size < 5 || next.toLowerCase().includes(person.staffNumber.toLowerCase());
  if (simple) {
    throw new Failure('password.tooSimple', {
      zh: '新密码太容易被猜到:不要包含工号,也不要重复少数几个字符。',
      en: 'The new password is too easy to guess: leave out the staff number, and do not repeat a few characters.',
    });
  }
}
