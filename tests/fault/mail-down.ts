import { setTimeout } from 'node:timers/promises';
import { openChannels } from '@zhengai/runtime/main';
import { startNotifier, startWorkers } from '@zhengai/runtime/workers';
import { findFreePort } from '../support/real-parts.js';
import { mailHouse } from './mail-house.js';
import { PEOPLE, type WarningCollege } from './warning-college.js';

const MINUTE_MS = 60_000;
/** A simulated minute takes so long. */
const MINUTE_TAKES_MS = 20;
const HOUR = 60;
const GIVEN_UP_AFTER_MS = 600_000;

/** The mail server is down for an hour of the simulated clock after the first mail; then it comes back, and everybody is told. */
export async function mailServerDown(college: WarningCollege) {
  const { connection, database, log } = college;
  const start = Date.now();
  const minutes = (): number => (Date.now() - start) / MINUTE_TAKES_MS;
  const clock = { now: () => new Date(start + minutes() * MINUTE_MS).toISOString() };
  const mail = mailHouse(await findFreePort());
  await database.query(`update person set message_account = lower(staff_number) || '@example.edu.cn'`);
  const channels = openChannels({
    SMTP_URL: mail.url,
    MAIL_FROM: 'zhengai@example.edu.cn',
    PUBLIC_URL: 'https://zhengai.example.edu.cn',
  });
  const { store } = connection;
  const stopWorkers = await startWorkers({ store, queue: await connection.openQueue(), clock, log });
  const stopNotifier = startNotifier({ store, clock, log, channels, pollMs: MINUTE_TAKES_MS });
  try {
    await college.atRest();
    const failures = async (): Promise<number> =>
      (await store.read.deliveries.states()).find(({ channel }) => channel === 'email')?.failures ?? 0;
    while ((await failures()) === 0) await setTimeout(MINUTE_TAKES_MS);
    const firstTriedAt = minutes();
    while (minutes() < firstTriedAt + HOUR) await setTimeout(MINUTE_TAKES_MS);
    const triedWhileDown = await failures();
    const acceptedWhileDown = mail.accepted.length;
    await mail.open();
    await untilNobodyWaits(college);
    const told = await count(college, `select count(*)::int as count from notice_recipient`);
    const inMails = await count(
      college,
      `select count(*)::int as count from (
         select distinct person_id, unnest(notice_ids) from delivery where status = 'sent') each`,
    );
    const inMailsTwice = await count(
      college,
      `select count(*)::int as count from (
         select person_id, unnest(notice_ids) from delivery where status = 'sent') each`,
    );
    const sent = await count(college, `select count(*)::int as count from delivery where status = 'sent'`);
    const dead = await count(college, `select count(*)::int as count from delivery where status = 'dead'`);
    return {
      invariants: {
        'mails were tried while nobody took them': triedWhileDown > 0 && acceptedWhileDown === 0,
        'every notice reached everybody by mail': told > 0 && inMails === told,
        'none of them twice': inMailsTwice === inMails,
        'every mail arrived once':
          mail.accepted.length === sent && new Set(mail.accepted).size === mail.accepted.length,
        'none was given up': dead === 0,
      },
      measured: {
        told,
        mails: sent,
        people: PEOPLE.length,
        triedWhileDown,
        hours: Math.round(minutes() / HOUR),
      },
    };
  } finally {
    await stopNotifier();
    await channels.close();
    await stopWorkers();
    await mail.close();
  }
}

async function untilNobodyWaits(college: WarningCollege): Promise<void> {
  const waiting = `select (select count(*) from notice_recipient where waiting)::int
    + (select count(*) from delivery where status in ('waiting', 'sending'))::int as count`;
  for (const end = Date.now() + GIVEN_UP_AFTER_MS; (await count(college, waiting)) > 0;) {
    if (Date.now() > end) throw new Error('somebody still waits to be told');
    await setTimeout(50);
  }
}

async function count({ database }: WarningCollege, query: string): Promise<number> {
  const { rows } = await database.query<{ count: number }>(query);
  return rows[0]?.count ?? 0;
}
