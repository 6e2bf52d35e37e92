import { Copy, Maximize, Minus, Plus, TextCursorInput } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DiagramStyle } from '../../core/exchange';
import type { Topology } from '../../core/topology';
import { IconButton } from '../widgets';
import type { ScopeChoice } from './diagram';
import { MoreMenu } from './more-menu';
import { zoomStep } from './zoom';
import type { SaveChoice } from './save-diagram';
import { ScopePicker } from './scope-picker';
import { StyleTabs } from './style-tabs';
import { toolbarWords } from './words';

interface Props {
  readonly style: DiagramStyle;
  readonly topology: Topology;
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
  readonly onSave: (choice: SaveChoice) => void;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The bar above the diagram: which one, which part of the design, how large, and in which forms it can be taken away. */
export function Toolbar(props: Props): React.JSX.Element {
  const { hasPicture, showText } = props;
  return (
    <div className="diagram-bar">
      <StyleTabs style={props.style} />
      <div className="diagram-tools" role="toolbar" aria-label={toolbarWords.toolsLabel}>
        <ScopePicker topology={props.topology} scope={props.scope} onScope={props.onScope} />
        <span className="diagram-space" />
        <IconButton
          label={toolbarWords.zoomOut}
          className="diagram-zoom"
          disabled={!hasPicture}
          onClick={() => props.onZoom(1 / zoomStep)}
        >
          <Minus {...icon} />
        </IconButton>
        <IconButton
          label={toolbarWords.zoomIn}
          className="diagram-zoom"
          disabled={!hasPicture}
          onClick={() => props.onZoom(zoomStep)}
        >
          <Plus {...icon} />
        </IconButton>
        <IconButton label={toolbarWords.fit} disabled={!hasPicture} onClick={props.onFit}>
          <Maximize {...icon} />
        </IconButton>
        <BarButton label={toolbarWords.text} pressed={showText} onClick={() => props.onShowText(!showText)}>
          <TextCursorInput {...icon} />
        </BarButton>
        <BarButton label={toolbarWords.copyMermaid} onClick={props.onCopy}>
          <Copy {...icon} />
        </BarButton>
        <MoreMenu
          hasPicture={hasPicture}
          onZoom={props.onZoom}
          onCopyMarkdown={props.onCopyMarkdown}
          onSave={props.onSave}
        />
      </div>
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
