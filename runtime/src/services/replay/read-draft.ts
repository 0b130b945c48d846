import type { Rule } from '@zhengai/engine';
import { Failure, type ReleasedDefinitions } from '../../ports/index.js';
import { errorsOfDefinition } from '../release/index.js';

/**
 * A rule from outside, checked against what is released.
 *
 * @throws Failure `replay.ruleFaulty` with what is wrong with it
 */
export function readDraft(body: unknown, { dictionary }: ReleasedDefinitions): Rule {
  const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';
  const faults = errorsOfDefinition({ kind: 'rule', code, body }, dictionary);
  if (faults.length === 0) return body as Rule;
  throw new Failure(
    'replay.ruleFaulty',
    {
      zh: '这条规则有错误，不能回放；请先改正。',
      en: 'The rule has errors and cannot be replayed; mend it first.',
    },
    faults.map(({ code: fault, message, path }) => ({ code: fault, message, path })),
  );
}
