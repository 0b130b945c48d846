import type { FeelNode } from './feel-node.js';
import type { BuildScope } from './build-scope.js';
import { AS_SHOWN } from './number-function.js';

/**
 * A value as it is judged: an indicator named by itself counts as it is shown, rounded to its decimals; anything else as
 * computed.
 */
export function judgedValue({ slots }: Pick<BuildScope, 'slots'>, node: FeelNode): FeelNode {
  const decimals = node.kind === 'slot' ? slots.slots[node.slot]?.decimals : undefined;
  if (decimals === undefined) return node;
  const { from, to } = node;
  const places: FeelNode = { kind: 'literal', type: 'number', value: decimals, from, to };
  return { kind: 'call', type: 'number', name: AS_SHOWN, arguments: [node, places], from, to };
}

/** Whether a number may carry the noise of binary fractions: all that is neither written nor collected nor rounded. */
export function isComputed({ slots }: Pick<BuildScope, 'slots'>, node: FeelNode): boolean {
  if (node.type !== 'number') return false;
  switch (node.kind) {
    case 'literal':
    case 'percent':
      return false;
    case 'slot': {
      const { kind, via, roll } = slots.slots[node.slot]?.ref ?? {};
      return kind === 'plain' || kind === 'indicator' || via !== undefined || roll !== undefined;
    }
    case 'call':
      return node.name !== AS_SHOWN;
    default:
      return true;
  }
}
