import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { connect, createLog, openChannels } from '@zhengai/runtime/main';
import { deliverDueMessages, planDueMessages } from '@zhengai/runtime/services';
import { createTransport } from 'nodemailer';
import { openMailSink } from './mail-sink.mjs';

const RUNS = 5;
const PEOPLE = 400;
/** As many as are still told one by one. */
const NOTICES_EACH = 3;
/** As many connections as the channel has. */
const CONNECTIONS = 4;
const FROM = 'zhengai@example.edu.cn';

/** @typedef {Awaited<ReturnType<typeof connect>>} House */
/** @typedef {{ to: string, raw: string }} Mail */

/**
 * People with an address, told at once whatever the hour.
 *
 * @param {House} house
 */
async function hirePeople(house) {
  return house.store.transaction(async (unit) => {
    const ids = await unit.people.upsert(
      Array.from({ length: PEOPLE }, (_, index) => ({
        staffNumber: `B${index}`,
        name: `第 ${index} 人`,
        roles: ['owner'],
      })),
    );
    for (const [index, id] of ids.entries()) {
      await unit.deliveries.saveSettings(id, {
        channels: null,
        addresses: { email: `p${index}@example.edu.cn` },
        quiet: null,
        weeklyBudget: 1_000_000,
        digestAt: '08:00',
      });
    }
    return ids;
  });
}

/**
 * Notices that wait in the inboxes and may leave the house now.
 *
 * @param {House} house
 * @param {readonly number[]} people
 * @param {string} round
 */
async function writeNotices(house, people, round) {
  const longAgo = new Date(Date.now() - 3_600_000).toISOString();
  const notices = people.flatMap((personId, index) =>
    Array.from({ length: NOTICES_EACH }, (_, number) => ({
      personId,
      key: `${round}-${index}-${number}`,
      kind: /** @type {const} */ ('warningOpened'),
      subjectId: null,
      rule: null,
      warningId: null,
      taskId: null,
      severity: null,
      severityRank: 0,
      effect: number,
      text: {
        zh: `机电一体化技术专业 2026 级 ${index} 班第 ${number} 条：出勤率 ${80 + (index % 10)}.5%，低于标准 90%`,
        en: `Class ${index}, notice ${number}: attendance ${80 + (index % 10)}.5 %, below the line of 90 %`,
      },
      link: `/warnings/${index}`,
      audience: [],
      personal: false,
    })),
  );
  await house.store.transaction(async (unit) => {
    const ids = await unit.notifications.addNotices(notices, longAgo);
    const entries = ids.map((noticeId, index) => ({ noticeId, personId: notices[index]?.personId ?? 0 }));
    await unit.notifications.deliverToInbox(entries, longAgo, longAgo);
    await unit.notifications.markRouted(ids, longAgo);
    await unit.notifications.markShared(ids);
  });
}

/**
 * The peer: the very bytes that we sent, without anything to decide, to render or to remember.
 *
 * @param {string} url
 * @param {readonly Mail[]} mails
 */
async function sendAlone(url, mails) {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: Infinity,
  });
  await Promise.all(
    mails.map(({ raw, to }) =>
      transport.sendMail({ envelope: { from: FROM, to: [to] }, raw: Buffer.from(raw, 'latin1') }),
    ),
  );
  transport.close();
}

/** @param {readonly Mail[]} mails */
function sorted(mails) {
  return mails.map(({ raw, to }) => `${to}\n${raw}`).sort();
}

/**
 * @param {readonly Mail[]} ours
 * @param {readonly Mail[]} theirs
 */
function assertEqual(ours, theirs) {
  const [left, right] = [sorted(ours), sorted(theirs)];
  const wrong = left.findIndex((mail, index) => mail !== right[index]);
  if (left.length !== PEOPLE * NOTICES_EACH || right.length !== left.length || wrong >= 0) {
    throw new Error(`${left.length} mails of ours, ${right.length} of the peer, unequal at ${wrong}`);
  }
}

/** @param {readonly number[]} times */
function medianOf(times) {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? NaN;
}

/** @param {() => Promise<unknown>} work */
async function millisecondsOf(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'zhengai-bench-'));
  /** @type {(() => Promise<unknown>)[]} */
  const closers = [() => rm(folder, { recursive: true, force: true })];
  try {
    const sink = await openMailSink();
    closers.push(() => sink.close());
    const log = createLog({ logLevel: 'error' });
    const house = await connect(
      {
        databaseUrl: undefined,
        redisUrl: undefined,
        dataDir: join(folder, 'data'),
        host: '127.0.0.1',
        port: 0,
        sessionSecret: undefined,
        logLevel: 'error',
      },
      log,
    );
    closers.push(() => house.close());
    const channels = openChannels({
      PUBLIC_URL: 'https://zhengai.example.edu.cn',
      SMTP_URL: sink.url,
      MAIL_FROM: FROM,
    });
    closers.push(() => channels.close());
    const deps = { store: house.store, clock: { now: () => new Date().toISOString() }, log };
    const people = await hirePeople(house);

    /** @type {number[]} */ const ours = [];
    /** @type {number[]} */ const peer = [];
    // the first round of both warms up
    for (let round = 0; round <= RUNS; round += 1) {
      await writeNotices(house, people, `round ${round}`);
      const ourMs = await millisecondsOf(async () => {
        await planDueMessages(deps, channels);
        await deliverDueMessages(deps, channels);
      });
      const mails = await sink.take();
      const peerMs = await millisecondsOf(() => sendAlone(sink.url, mails));
      assertEqual(mails, await sink.take());
      if (round === 0) continue;
      ours.push(ourMs);
      peer.push(peerMs);
    }
    const perSecond = (/** @type {number} */ ms) => (PEOPLE * NOTICES_EACH * 1000) / ms;
    const spread = (/** @type {number[]} */ times) =>
      (Math.max(...times) - Math.min(...times)) / medianOf(times);
    return {
      ours: Math.round(perSecond(medianOf(ours))),
      peer: Math.round(perSecond(medianOf(peer))),
      ratio: Number((medianOf(peer) / medianOf(ours)).toPrecision(4)),
      unit: 'mails/s',
      n: PEOPLE * NOTICES_EACH,
      runs: RUNS,
      spread: Number(Math.max(spread(ours), spread(peer)).toFixed(3)),
    };
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

export const benches = [{ name: 'notify.vs-smtp', run }];
