import type { ErrorComponentProps } from '@tanstack/react-router';
import { ProblemNote } from './problem-note.js';

/** Shown in place of a page that failed to load or to draw; the rest of the house stays usable. */
export function PageCrash({ error, reset }: ErrorComponentProps) {
  return (
    <div style={{ padding: 24, maxWidth: 720 }}>
      <ProblemNote error={error} onRetry={reset} />
    </div>
  );
}
