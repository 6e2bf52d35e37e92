import { Menu } from '@mantine/core';
import { Copy, EllipsisVertical, Maximize, Minus, Plus, TextCursorInput } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../widgets';
import type { ScopeChoice } from './diagram';

interface Props {
  readonly namespaces: readonly string[];
  readonly scope: ScopeChoice;
  readonly onScope: (scope: ScopeChoice) => void;
  readonly showText: boolean;
  readonly onShowText: (show: boolean) => void;
  /** Whether there is a picture to scale and to save. */
  readonly hasPicture: boolean;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
  readonly onCopy: () => void;
  readonly onCopyMarkdown: () => void;
  readonly onSave: () => void;
}

const zoomStep = 1.25;
const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The bar above the diagram: which part is drawn, how large, and in which forms it can be taken away. */
export function Toolbar(props: Props): React.JSX.Element {
  const { hasPicture, showText } = props;
  return (
    <div className="diagram-bar" role="toolbar" aria-label="Diagram">
      <ScopePicker {...props} />
      <span className="diagram-space" />
      <IconButton label="Zoom out" disabled={!hasPicture} onClick={() => props.onZoom(1 / zoomStep)}>
        <Minus {...icon} />
      </IconButton>
      <IconButton label="Zoom in" disabled={!hasPicture} onClick={() => props.onZoom(zoomStep)}>
        <Plus {...icon} />
      </IconButton>
      <IconButton label="Fit the diagram" disabled={!hasPicture} onClick={props.onFit}>
        <Maximize {...icon} />
      </IconButton>
      <BarButton label="Text" pressed={showText} onClick={() => props.onShowText(!showText)}>
        <TextCursorInput {...icon} />
      </BarButton>
      <BarButton label="Copy Mermaid" onClick={props.onCopy}>
        <Copy {...icon} />
      </BarButton>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <button type="button" className="icon-button" aria-label="More of the diagram" title="More">
            <EllipsisVertical {...icon} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={props.onCopyMarkdown}>Copy as Markdown</Menu.Item>
          <Menu.Item disabled={!hasPicture} onClick={props.onSave}>
            SVG
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function BarButton(props: {
  readonly label: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}): React.JSX.Element {
  return (
    <button
      type="button"
      className="diagram-button"
      aria-label={props.label}
      title={props.label}
      aria-pressed={props.pressed}
      onClick={props.onClick}
    >
      {props.children}
      <span className="diagram-button-label">{props.label}</span>
    </button>
  );
}

function ScopePicker({
  namespaces,
  scope,
  onScope,
}: Pick<Props, 'namespaces' | 'scope' | 'onScope'>): React.JSX.Element {
  const value = scope.type === 'namespace' ? `namespace:${scope.namespace}` : scope.type;
  const choose = (chosen: string): void => {
    if (chosen === 'mesh' || chosen === 'selection') onScope({ type: chosen });
    else onScope({ type: 'namespace', namespace: chosen.slice('namespace:'.length) });
  };
  return (
    <select
      className="diagram-scope"
      aria-label="Part shown"
      value={value}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="mesh">Whole mesh</option>
      <option value="selection">Selection</option>
      {namespaces.length > 0 && (
        <optgroup label="Namespaces">
          {namespaces.map((namespace) => (
            <option key={namespace} value={`namespace:${namespace}`}>
              {namespace}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
}
