import type { Problem } from '@zhengai/runtime/contract';

/** An answer of the API that is not a success, or no answer at all (`status` 0). */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: { cause?: unknown }) {
    super(`${problem.code}: ${problem.message.en}`, options);
    this.name = 'ProblemError';
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }
}

export function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null) return false;
  const { code, message, status } = value as Partial<Problem>;
  return (
    typeof code === 'string' &&
    typeof status === 'number' &&
    typeof message?.zh === 'string' &&
    typeof message.en === 'string'
  );
}

/** The problem of any thrown value, so that a page always has a sentence to show. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return ownProblem(0, 'page.unexpected', {
    zh: '页面出了意外，没有完成这一步。请刷新页面后重试;若仍出现，请告知信息中心。',
    en: 'The page met an unexpected error and this step was not done. Reload and try again; if it happens again, tell the administrator.',
  });
}

export function unreachable(cause: unknown): ProblemError {
  const problem = ownProblem(0, 'network.unreachable', {
    zh: '连不上服务器。请检查网络后重试。',
    en: 'The server cannot be reached. Check the network and try again.',
  });
  return new ProblemError(problem, { cause });
}

export function unreadable(status: number): ProblemError {
  return new ProblemError(
    ownProblem(status, 'answer.unreadable', {
      zh: `服务器的回答无法理解（HTTP ${String(status)}）。请稍后重试;若仍出现，请告知信息中心。`,
      en: `The server's answer could not be understood (HTTP ${String(status)}). Try again later; if it happens again, tell the administrator.`,
    }),
  );
}

function ownProblem(status: number, code: string, message: Problem['message']): Problem {
  return { type: 'about:blank', title: code, status, code, detail: message.zh, message };
}
