import { createAnswerer } from './answer.js';
import type { Question } from './protocol.js';

const answer = createAnswerer();

self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  self.postMessage(answer(data));
});
