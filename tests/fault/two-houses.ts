import { spawn, type ChildProcess } from 'node:child_process';
import { classCode, CLASSES, PEOPLE, PERIOD, valuesOf, type WarningCollege } from './warning-college.js';
import type { FaultSize } from './fault-run.js';
import { endWorker, startWorker, ZHENGAI } from './worker-child.js';

const CLASSES_IN_A_REQUEST = 50;
const NEW_PASSWORD = 'a longer password of 2026';

/**
 * Two processes that serve pages, each with its worker, and two workers more on one database; the values come in
 * through both in turns.
 */
export async function throughTwoHouses(college: WarningCollege, { size }: { readonly size: FaultSize }) {
  const workers = ['worker-1', 'worker-2'].map((name) => startWorker(college, name));
  const houses: ChildProcess[] = [];
  try {
    const doors: Door[] = [];
    for (const staffNumber of PEOPLE) {
      const house = spawn(process.execPath, [ZHENGAI, 'start', '--no-demo'], {
        env: { ...college.environment, PORT: '0' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      houses.push(house);
      doors.push(
        await Door.open(await addressOf(house), staffNumber, college.passwords.get(staffNumber) ?? ''),
      );
    }
    let requests = 0;
    await Promise.all(
      doors.map(async (door, turn) => {
        const step = CLASSES_IN_A_REQUEST * doors.length;
        for (let first = turn * CLASSES_IN_A_REQUEST; first < CLASSES[size]; first += step) {
          const last = Math.min(first + CLASSES_IN_A_REQUEST, CLASSES[size]);
          await door.send(first, last);
          requests += 1;
        }
      }),
    );
    await college.atRest();
    return { measured: { apis: houses.length, workers: houses.length + workers.length, requests } };
  } finally {
    for (const child of [...houses, ...workers]) await endWorker(child);
  }
}

function addressOf(house: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const [address] = /http:\/\/127\.0\.0\.1:\d+(?=\s)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    };
    house.stdout?.on('data', listen);
    house.stderr?.on('data', listen);
    house.once('exit', () => reject(new Error(`the house ended before it was up:\n${said}`)));
  });
}

/** Somebody of the quality office, logged in at one of the houses. */
class Door {
  #cookie = '';
  #token = '';

  private constructor(private readonly address: string) {}

  static async open(address: string, staffNumber: string, password: string): Promise<Door> {
    const door = new Door(address);
    await door.#enter('POST', '/api/session', { staffNumber, password });
    await door.#enter('PUT', '/api/session/password', { current: password, next: NEW_PASSWORD });
    return door;
  }

  async send(first: number, last: number): Promise<void> {
    const observations = Array.from({ length: last - first }, (_, index) =>
      valuesOf(first + index).map(([item, value]) => ({
        item,
        level: 'class',
        subject: classCode(first + index),
        period: PERIOD,
        value,
      })),
    ).flat();
    await this.#request('POST', '/api/observations', { observations });
  }

  async #enter(method: string, path: string, body: unknown): Promise<void> {
    const answer = await this.#request(method, path, body);
    this.#token = ((await answer.json()) as { csrfToken: string }).csrfToken;
    const [cookie = ''] = answer.headers.getSetCookie();
    this.#cookie = cookie.split(';')[0] ?? '';
  }

  async #request(method: string, path: string, body: unknown): Promise<Response> {
    const answer = await fetch(this.address + path, {
      method,
      headers: { 'content-type': 'application/json', cookie: this.#cookie, 'x-csrf-token': this.#token },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
}
