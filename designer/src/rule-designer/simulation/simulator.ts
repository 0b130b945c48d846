import type { Dictionary, LocalizedText, Rule, RuleEvaluation } from '@zhengai/engine';
import type { GridView } from '@zhengai/runtime/contract';
import type { Answer, Question, Simulated } from './protocol.js';

type Asked = Question extends infer Q ? (Q extends Question ? Omit<Q, 'id'> : never) : never;

/** The rule could not be tried. */
export class SimulationFailed extends Error {
  constructor(readonly detail: LocalizedText) {
    super(detail.en);
  }
}

/** The engine in a Web Worker: judging ten thousand subjects never holds up the canvas. */
export class Simulator {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<
    number,
    { resolve: (answer: Answer) => void; reject: (error: Error) => void }
  >();
  #last = 0;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.kind === 'failed') waiting?.reject(new SimulationFailed(data.message));
      else waiting?.resolve(data);
    });
    this.#worker.addEventListener('error', ({ message }) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(message));
      this.#waiting.clear();
    });
  }

  async load(dictionary: Dictionary, grid: GridView): Promise<void> {
    await this.#ask({ kind: 'load', dictionary, grid });
  }

  async simulate(rule: Rule, period: string): Promise<Simulated> {
    const answer = await this.#ask({ kind: 'simulate', rule, period });
    if (answer.kind !== 'simulated') throw new Error(`unexpected answer ${answer.kind}`);
    return answer.result;
  }

  async explain(rule: Rule, subject: string, period: string): Promise<RuleEvaluation> {
    const answer = await this.#ask({ kind: 'explain', rule, subject, period });
    if (answer.kind !== 'explained') throw new Error(`unexpected answer ${answer.kind}`);
    return answer.evaluation;
  }

  close(): void {
    this.#worker.terminate();
    this.#waiting.clear();
  }

  #ask(question: Asked): Promise<Answer> {
    const id = (this.#last += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...question, id });
    });
  }
}
