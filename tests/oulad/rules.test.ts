import { verifyPack } from '@zhengai/engine';
import { runPackCases } from '@zhengai/engine/testing';
import { readPackFolder } from '@zhengai/runtime/connectors';
import { expect, test } from 'vitest';
import { PACK_FOLDER, readRules } from './read-rules.js';

test('the rules pass their own cases, each rule on and off its line', async () => {
  const { pack } = await readRules();
  expect(runPackCases(pack)).toEqual({ passed: pack.cases?.length, failed: [] });
  for (const { code } of pack.rules) {
    const expected = pack.cases?.filter(({ rule }) => rule === code).map(({ expect }) => expect);
    expect(new Set(expected), code).toEqual(new Set([...(expected ?? []), 'triggered', 'clear']));
  }
});

test('a look at the whole finds nothing but that no process follows: it is a trial', async () => {
  const { diagnostics } = verifyPack(await readPackFolder(PACK_FOLDER));
  expect(diagnostics.filter(({ code }) => code !== 'check.rule.process')).toEqual([]);
});

test('what the rules look at does not name how a course ended', async () => {
  const { dictionary } = await readRules();
  const names = [...dictionary.items, ...dictionary.attributes].map(({ code }) => code);
  expect(names).toEqual([
    'due-share',
    'earned-share',
    'missed-works',
    'missed-in-a-row',
    'marked-works',
    'marks-total',
    'handed-in-due',
    'days-late',
    'clicks',
    'presentation',
    'previous-attempts',
  ]);
});
