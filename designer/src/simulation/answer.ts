import { ModelError } from '@zhengai/engine';
import type { Answer, Question } from './protocol.js';
import { Simulation } from './simulate.js';

/** Answers questions one after the other; what is loaded stays until something else is. */
export function createAnswerer(): (question: Question) => Answer {
  let simulation: Simulation | undefined;
  const answer = (question: Question): Answer => {
    const { id } = question;
    if (question.kind === 'load') {
      simulation = new Simulation(question.dictionary, question.grid);
      return { id, kind: 'loaded' };
    }
    if (!simulation) throw new Error('no data loaded');
    switch (question.kind) {
      case 'simulate':
        return {
          id,
          kind: 'simulated',
          result: simulation.simulate(question.rule, question.period, question.released),
        };
      case 'explain':
        return {
          id,
          kind: 'explained',
          evaluation: simulation.explain(question.rule, question.subject, question.period),
        };
      case 'tryIndicator':
        return {
          id,
          kind: 'tried',
          result: simulation.tryIndicator(question.indicator, question.basis, question.period),
        };
    }
  };
  return (question) => {
    try {
      return answer(question);
    } catch (error) {
      return failureOf(question.id, error);
    }
  };
}

function failureOf(id: number, error: unknown): Answer {
  const first = error instanceof ModelError ? error.diagnostics[0]?.message : undefined;
  const text = error instanceof Error ? error.message : String(error);
  return { id, kind: 'failed', message: first ?? { zh: text, en: text } };
}
