import { useStore, ViewportPortal } from '@xyflow/react';
import './connect.css';
import { useEffect, useState } from 'react';
import { nodesById } from '../../core/picture';
import type { Node } from '../../core/topology';
import { useCanvas } from './canvas-state';
import { useDrag } from './drag-state';
import type { Graph } from './graph';
import { handlesOf, type Handle } from './handle-spots';
import { useStanding } from './standing';
import { wireWords } from './words/hands';

/**
 * The handles of the card under the pointer and of the selected one. They lie over the picture instead of in the cards, so that a thousand
 * cards carry none. Keyboards and screen readers have the key C and the menus.
 */
export function Handles({ graph, body }: { readonly graph: Graph; readonly body: HTMLElement | null }) {
  const hovered = useHovered(body);
  const selected = useCanvas((state) => state.spot?.node ?? null);
  const idle = useCanvas((state) => state.tool === null && state.moving === null);
  const dragging = useDrag((drag) => drag !== null);
  const standing = useStanding(graph);
  if (!idle || dragging) return null;
  const shown = [...new Set([hovered, selected])].filter((id) => id !== null);
  return (
    <ViewportPortal>
      {shown.map((id) => {
        const node = nodesById(graph.topology).get(id);
        const at = standing(id);
        if (!node || !at) return null;
        const data = graph.picture.cardById.get(id)?.data;
        const expanded = data !== undefined && 'expanded' in data && data.expanded;
        return <HandlesOf key={id} node={node} expanded={expanded} left={at.x} top={at.y} />;
      })}
    </ViewportPortal>
  );
}

function HandlesOf(props: {
  readonly node: Node;
  /** It shows all its rows, however many. */
  readonly expanded: boolean;
  readonly left: number;
  readonly top: number;
}): React.JSX.Element {
  const { node, expanded, left, top } = props;
  const whole = useCanvas((state) => state.detail === 'name' || state.detail === 'plate');
  const zoom = useStore((state) => state.transform[2]);
  const handles = handlesOf(node, expanded).filter(({ part }) => !whole || part === null);
  // They keep their size while a card shrinks, as far as the rows leave room for it.
  const scale = Math.min(whole ? 4 : 1.4, Math.max(1 / zoom, 0.6));
  return (
    <>
      {handles.map((handle) => (
        <span
          key={handle.id}
          className="connect-handle nodrag nopan"
          data-connect={handle.node}
          data-part={handle.part ?? undefined}
          data-side={handle.incoming ? 'left' : 'right'}
          data-x={left + handle.at.x}
          data-y={top + handle.at.y}
          aria-hidden="true"
          title={titleOf(node, handle)}
          style={{ left: left + handle.at.x, top: top + handle.at.y, scale }}
        />
      ))}
    </>
  );
}

function titleOf(node: Node, { part, incoming }: Handle): string {
  if (part?.startsWith('call:')) return wireWords.fromCall;
  if (part?.startsWith('rule:')) return wireWords.fromRule;
  if (node.type === 'workload') return wireWords.fromPod;
  if (node.type === 'gateway') return wireWords.fromGateway;
  if (node.type === 'loose') return wireWords.fromRule;
  if (incoming) return node.type === 'endpoint' ? wireWords.toEndpoint : wireWords.toEntry;
  return part === null ? wireWords.fromEntry : wireWords.fromPort;
}

/** The card under the pointer, and still that card while the pointer is on one of its handles. */
function useHovered(body: HTMLElement | null): string | null {
  // The pointer may rest on a card already when the handles come.
  const [hovered, setHovered] = useState(() => cardOf(body?.querySelector('.react-flow__node:hover') ?? null));
  useEffect(() => {
    const onOver = ({ target, pointerType }: PointerEvent): void => {
      if (!(target instanceof Element) || pointerType === 'touch') return;
      setHovered(cardOf(target.closest('[data-connect]') ?? target.closest('.react-flow__node')));
    };
    const onLeave = (): void => setHovered(null);
    body?.addEventListener('pointerover', onOver);
    body?.addEventListener('pointerleave', onLeave);
    return () => {
      body?.removeEventListener('pointerover', onOver);
      body?.removeEventListener('pointerleave', onLeave);
    };
  }, [body]);
  return hovered;
}

/** The id of the card that an element is, or is a handle of. */
function cardOf(element: Element | null): string | null {
  return element instanceof HTMLElement ? (element.dataset['connect'] ?? element.dataset['id'] ?? null) : null;
}
