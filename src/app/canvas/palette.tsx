import { Tooltip } from '@mantine/core';
import { MousePointer2 } from 'lucide-react';
import type { PointerEvent } from 'react';
import { hasStarter } from '../commands/add-destination-rule';
import { Kbd, KindGlyph } from '../widgets';
import { setCanvas, useCanvas, type Tool } from './canvas-state';

interface ToolLook {
  readonly tool: Tool;
  readonly kind: string;
  readonly title: string;
  readonly key: string;
  /** What to do with it once it is chosen. */
  readonly hint: string;
}

/** The tools, in the order of the palette. */
export const tools: readonly ToolLook[] = [
  {
    tool: 'workload',
    kind: 'Workload',
    title: 'Pod',
    key: 'W',
    hint: 'Click where the pod belongs: its namespace’s band, or the Mesh lane',
  },
  {
    tool: 'service-entry',
    kind: 'ServiceEntry',
    title: 'ServiceEntry',
    key: 'S',
    hint: 'Click where the entry belongs: its namespace’s band, or the Registry lane',
  },
  {
    tool: 'external',
    kind: 'External',
    title: 'External endpoint',
    key: 'E',
    hint: 'Click a ServiceEntry to add an endpoint, or an empty place for a new host',
  },
  {
    tool: 'destination-rule',
    kind: 'DestinationRule',
    title: 'DestinationRule',
    key: 'D',
    hint: 'Click the ServiceEntry that it governs',
  },
  {
    tool: 'virtual-service',
    kind: 'VirtualService',
    title: 'VirtualService',
    key: 'R',
    hint: 'Click the ServiceEntry that it routes',
  },
];

/** The bar of tools: press one and click, drag it, or use its key. */
export function Palette(props: {
  readonly disabled: boolean;
  readonly onDrag: (tool: Tool, event: PointerEvent<HTMLButtonElement>) => void;
}): React.JSX.Element {
  const active = useCanvas((state) => state.tool);
  const shown = tools.filter(({ tool }) => tool !== 'virtual-service' || hasStarter('VirtualService'));
  const hint = tools.find(({ tool }) => tool === active)?.hint;
  return (
    <>
      {hint !== undefined && <div className="palette-hint">{hint}</div>}
      <div className="canvas-palette" role="toolbar" aria-label="Palette">
        <Tooltip label={<Hint title="Select" keys="V" />} openDelay={400}>
          <button
            type="button"
            className="palette-tool"
            aria-label="Select"
            aria-pressed={active === null}
            onClick={() => setCanvas({ tool: null })}
          >
            <MousePointer2 size={16} strokeWidth={1.75} aria-hidden="true" />
          </button>
        </Tooltip>
        {shown.map(({ tool, kind, title, key }) => (
          <Tooltip key={tool} label={<Hint title={title} keys={key} />} openDelay={400}>
            <button
              type="button"
              className="palette-tool"
              aria-label={`Place ${title}`}
              aria-pressed={active === tool}
              disabled={props.disabled}
              onPointerDown={(event) => props.onDrag(tool, event)}
              onClick={() => setCanvas({ tool: active === tool ? null : tool })}
            >
              <KindGlyph kind={kind} size={22} />
            </button>
          </Tooltip>
        ))}
      </div>
    </>
  );
}

function Hint({ title, keys }: { readonly title: string; readonly keys: string }): React.JSX.Element {
  return (
    <>
      {title} <Kbd keys={keys} />
    </>
  );
}
