import { Tooltip } from '@mantine/core';
import { Hand, MousePointer2 } from 'lucide-react';
import type { PointerEvent, ReactNode } from 'react';
import { Kbd } from '../widgets';
import { setCanvas, useCanvas, type Tool } from './canvas-state';
import { useDrag } from './drag-state';
import { ToolGlyph } from './tool-glyph';
import { tools } from './tools';
import { paletteWords, toolWords } from './words/palette';

interface PaletteProps {
  readonly onDrag: (tool: Tool, event: PointerEvent<HTMLButtonElement>) => void;
}

/** The bar of tools, for a canvas that is drawn on: press one and click, drag it to its place, or use its key. Nothing is written before it is put down. */
export function Palette({ onDrag }: PaletteProps): React.JSX.Element {
  const active = useCanvas((state) => state.tool);
  const hand = useCanvas((state) => state.hand);
  const dragging = useDrag((drag) => drag !== null);
  return (
    <>
      {active !== null && !dragging && <div className="palette-hint">{toolWords[active].hint}</div>}
      <div className="canvas-palette" role="toolbar" aria-label={paletteWords.label}>
        <Mode title={paletteWords.select} keys="V" pressed={active === null && !hand} hand={false}>
          <MousePointer2 size={16} strokeWidth={1.75} aria-hidden="true" />
        </Mode>
        <Mode title={paletteWords.moveView} keys="H" pressed={hand} hand>
          <Hand size={16} strokeWidth={1.75} aria-hidden="true" />
        </Mode>
        {tools.map(({ tool, key }, index) => (
          <Tooltip key={tool} label={<Hint title={toolWords[tool].title} keys={key} />} openDelay={400}>
            <button
              type="button"
              className={`palette-tool${index === 0 || tool === 'destination-rule' || tool === 'note' ? ' begins-group' : ''}`}
              aria-label={paletteWords.place(toolWords[tool].title)}
              aria-pressed={active === tool}
              onPointerDown={(event) => onDrag(tool, event)}
              onClick={() => setCanvas({ tool: active === tool ? null : tool, hand: false })}
            >
              <ToolGlyph tool={tool} size={22} />
            </button>
          </Tooltip>
        ))}
      </div>
    </>
  );
}

/** What the pointer does on the canvas while no tool is chosen: it selects and drags cards, or it moves the view. */
function Mode(props: {
  readonly title: string;
  readonly keys: string;
  readonly pressed: boolean;
  readonly hand: boolean;
  readonly children: ReactNode;
}): React.JSX.Element {
  return (
    <Tooltip label={<Hint title={props.title} keys={props.keys} />} openDelay={400}>
      <button
        type="button"
        className="palette-tool"
        aria-label={props.title}
        aria-pressed={props.pressed}
        onClick={() => setCanvas({ tool: null, hand: props.hand })}
      >
        {props.children}
      </button>
    </Tooltip>
  );
}

function Hint({ title, keys }: { readonly title: string; readonly keys: string }): React.JSX.Element {
  return (
    <>
      {title} <Kbd keys={keys} />
    </>
  );
}
