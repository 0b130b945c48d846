import type { KeyboardEvent } from 'react';
import type { NodeId } from '../document/index.js';

/** Between these two the keyboard goes to and fro: a part in the drawing, and its form. */
export const DRAWING_PLACE = 'rule-drawing';
export const FORM_PLACE = 'rule-form';

/** Once the form of the part just selected is there. */
export function focusForm(): void {
  requestAnimationFrame(() => {
    find(FORM_PLACE, 'input, textarea, button')?.focus();
  });
}

/** A card of the canvas, or a line of the sentence. */
export function focusNode(id: NodeId | undefined): void {
  if (id === undefined) return;
  const place = `[data-id="${CSS.escape(id)}"]`;
  requestAnimationFrame(() => {
    find(DRAWING_PLACE, `${place}[tabindex], button${place}`)?.focus();
  });
}

/** Escape that closes nothing else: an open list takes the first one for itself. */
export function isPlainEscape({ key, target }: KeyboardEvent): boolean {
  const isOpen = target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true';
  return key === 'Escape' && !isOpen;
}

function find(place: string, selector: string): HTMLElement | null {
  return document.getElementById(place)?.querySelector<HTMLElement>(selector) ?? null;
}
