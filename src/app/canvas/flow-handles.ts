import { Position, type NodeHandle } from '@xyflow/react';
import type { WireEnd } from '../../core/picture';

/** The ends of wires as React Flow takes them. */
export function handlesOf(ends: readonly WireEnd[]): NodeHandle[] {
  return ends.map(({ id, side, x, y }) => ({
    id,
    type: side === 'left' ? 'target' : 'source',
    position: side === 'left' ? Position.Left : Position.Right,
    x,
    y,
    width: 0,
    height: 0,
  }));
}
