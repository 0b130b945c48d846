import { describe, expect, it } from 'vitest';
import { prefersEnglish } from './problem-document.js';
import { statusOfCode } from './status-of-code.js';

describe('prefersEnglish', () => {
  it.each([
    [undefined, false],
    ['', false],
    ['zh-CN,zh;q=0.9,en;q=0.8', false],
    ['en-GB,en;q=0.9', true],
    ['zh;q=0.2, en;q=0.8', true],
    ['en;q=0, zh;q=0.1', false],
    ['fr,de', false],
    ['*', false],
    ['en;q=nonsense,zh', false],
  ])('%s → %s', (header, expected) => {
    expect(prefersEnglish(header)).toBe(expected);
  });
});

describe('statusOfCode', () => {
  it.each([
    ['task.notFound', 404],
    ['rule.unknown', 404],
    ['task.notOpen', 409],
    ['warning.resolved', 409],
    ['definition.sameAuthor', 409],
    ['definition.notInReview', 409],
    ['definition.stale', 412],
    ['grid.tooLarge', 413],
    ['observations.invalid', 422],
    ['task.invalidValues', 422],
    ['anything.else', 400],
  ])('%s → %i', (code, status) => {
    expect(statusOfCode(code)).toBe(status);
  });
});
