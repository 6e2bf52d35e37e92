import { findCommand, runCommand } from '../commands';
import { openDialog } from '../dialogs';
import { useCanvas } from './canvas-state';
import './empty-state.css';
import { emptyWords } from './words/empty-state';

/** Ways to begin; one that the page does not have is not offered. */
const actions: readonly (readonly [command: string, title: string])[] = [
  ['open-files', emptyWords.openFiles],
  ['paste-yaml', emptyWords.pasteYaml],
  ['draw-pod', emptyWords.drawPod],
  ['take-tour', emptyWords.takeTour],
];

/** Templates to begin with: the id, the title and where wires run in its sketch. */
const beginnings = [
  { id: 'tls-origination', title: emptyWords.templates.origination, sketch: <OriginationSketch /> },
  { id: 'failover-order', title: emptyWords.templates.failover, sketch: <FailoverSketch /> },
  { id: 'egress-gateway', title: emptyWords.templates.gateway, sketch: <GatewaySketch /> },
] as const;

/** What the canvas says while nothing is drawn. */
export function EmptyState({ documents }: { readonly documents: number }): React.JSX.Element {
  const isPlacing = useCanvas((state) => state.tool !== null);
  return (
    <div className="canvas-empty" inert={isPlacing}>
      <h3>{emptyWords.title}</h3>
      <p className="canvas-empty-words">{documents === 0 ? emptyWords.nothingOpen : emptyWords.nothingDrawn}</p>
      <div className="canvas-empty-actions">
        <button type="button" className="canvas-button is-primary" onClick={() => runCommand('open-templates')}>
          {emptyWords.template}
        </button>
      </div>
      <ul className="canvas-beginnings">
        {beginnings.map(({ id, title, sketch }) => (
          <li key={id}>
            <button type="button" className="beginning" onClick={() => openDialog('templates', id)}>
              <svg viewBox="0 0 132 64" aria-hidden="true">
                {sketch}
              </svg>
              {title}
            </button>
          </li>
        ))}
      </ul>
      <div className="canvas-empty-actions">
        {actions
          .filter(([command]) => findCommand(command) !== undefined)
          .map(([command, title]) => (
            <button key={command} type="button" className="canvas-button" onClick={() => runCommand(command)}>
              {title}
            </button>
          ))}
      </div>
    </div>
  );
}

function OriginationSketch(): React.JSX.Element {
  return (
    <>
      <Cable path="M30 32H48" />
      <Cable path="M84 32H104" />
      <Pod y={32} />
      <Entry y={32} />
      <Outside y={32} />
    </>
  );
}

function FailoverSketch(): React.JSX.Element {
  return (
    <>
      <path className="sketch-wire" d="M30 32H48M84 32H90Q94 32 94 28V18Q94 14 98 14H104" />
      <path className="sketch-wire sketch-spare" d="M84 32H104M90 32Q94 32 94 36V46Q94 50 98 50H104" />
      <Pod y={32} />
      <Entry y={32} />
      <Outside y={14} />
      <Outside y={32} />
      <Outside y={50} />
    </>
  );
}

function GatewaySketch(): React.JSX.Element {
  return (
    <>
      <path className="sketch-wire" d="M24 22H34M62 22H70Q76 22 76 28V36Q76 42 82 42" />
      <Cable path="M100 42H107" />
      <g transform="translate(-6 0)">
        <Pod y={22} />
      </g>
      <g transform="translate(-14 0) scale(.9 1)">
        <Entry y={22} />
      </g>
      <path className="sketch-gateway" d="M82 33H100V51H82Z" />
      <path className="sketch-posts" d="M82 31V53M100 31V53" />
      <g transform="translate(3 0)">
        <Outside y={42} />
      </g>
    </>
  );
}

function Cable({ path }: { readonly path: string }): React.JSX.Element {
  return (
    <>
      <path className="sketch-rail-edge" d={path} />
      <path className="sketch-rail" d={path} />
      <path className="sketch-wire" d={path} />
    </>
  );
}

function Pod({ y }: { readonly y: number }): React.JSX.Element {
  return <circle className="sketch-pod" cx="21" cy={y} r="10" />;
}

function Entry({ y }: { readonly y: number }): React.JSX.Element {
  return (
    <path
      className="sketch-entry"
      d={`M50 ${y - 12}H76L84 ${y}L76 ${y + 12}H50Q48 ${y + 12} 48 ${y + 10}V${y - 10}Q48 ${y - 12} 50 ${y - 12}Z`}
    />
  );
}

function Outside({ y }: { readonly y: number }): React.JSX.Element {
  return <rect className="sketch-outside" x="104" y={y - 7} width="20" height="14" rx="3" />;
}
