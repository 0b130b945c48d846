import type { Dictionary, Indicator, LocalizedText, Rule, RuleEvaluation } from '@zhengai/engine';
import type { GridView } from '@zhengai/runtime/contract';
import type { Answer, Question, Simulated, TriedIndicator } from './protocol.js';

type Asked = Question extends infer Q ? (Q extends Question ? Omit<Q, 'id'> : never) : never;
type Of<K extends Answer['kind']> = Extract<Answer, { kind: K }>;

/** The rule or indicator could not be tried. */
export class SimulationFailed extends Error {
  constructor(readonly detail: LocalizedText) {
    super(detail.en);
  }
}

/** The side of the page: a worker, or anything else that answers messages. */
export interface SimulationPort {
  postMessage(question: Question): void;
  onmessage: ((event: MessageEvent<Answer>) => void) | null;
}

/** Asks the engine behind a port and waits for its answers, in whatever order they come. */
export class Simulator {
  readonly #waiting = new Map<
    number,
    { resolve: (answer: Answer) => void; reject: (error: Error) => void }
  >();
  #last = 0;

  constructor(private readonly port: SimulationPort) {
    port.onmessage = ({ data }) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.kind === 'failed') waiting?.reject(new SimulationFailed(data.message));
      else waiting?.resolve(data);
    };
  }

  async load(dictionary: Dictionary, grid: GridView): Promise<void> {
    await this.#ask({ kind: 'load', dictionary, grid }, 'loaded');
  }

  async simulate(rule: Rule, period: string, released?: Rule): Promise<Simulated> {
    const question = { kind: 'simulate', rule, period, ...(released ? { released } : {}) } as const;
    return (await this.#ask(question, 'simulated')).result;
  }

  async explain(rule: Rule, subject: string, period: string): Promise<RuleEvaluation> {
    return (await this.#ask({ kind: 'explain', rule, subject, period }, 'explained')).evaluation;
  }

  async tryIndicator(indicator: Indicator, basis: string, period: string): Promise<TriedIndicator> {
    return (await this.#ask({ kind: 'tryIndicator', indicator, basis, period }, 'tried')).result;
  }

  /** Gives up what is still waited for: the engine behind the port is gone. */
  fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #ask<K extends Answer['kind']>(question: Asked, kind: K): Promise<Of<K>> {
    const id = (this.#last += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {
        resolve: (answer) => {
          if (answer.kind === kind) resolve(answer as Of<K>);
          else reject(new Error(`unexpected answer ${answer.kind}`));
        },
        reject,
      });
      this.port.postMessage({ ...question, id });
    });
  }
}
