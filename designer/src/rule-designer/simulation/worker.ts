import { ModelError } from '@zhengai/engine';
import type { Answer, Question } from './protocol.js';
import { Simulation } from './simulate.js';

let simulation: Simulation | undefined;

function answer(question: Question): Answer {
  const { id } = question;
  if (question.kind === 'load') {
    simulation = new Simulation(question.dictionary, question.grid);
    return { id, kind: 'loaded' };
  }
  if (!simulation) throw new Error('no data loaded');
  const { rule, period } = question;
  return question.kind === 'simulate'
    ? { id, kind: 'simulated', result: simulation.simulate(rule, period) }
    : { id, kind: 'explained', evaluation: simulation.explain(rule, question.subject, period) };
}

function failureOf(id: number, error: unknown): Answer {
  const first = error instanceof ModelError ? error.diagnostics[0]?.message : undefined;
  const text = error instanceof Error ? error.message : String(error);
  return { id, kind: 'failed', message: first ?? { zh: text, en: text } };
}

self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  try {
    self.postMessage(answer(data));
  } catch (error) {
    self.postMessage(failureOf(data.id, error));
  }
});
