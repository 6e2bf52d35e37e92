import { runCommand } from '../commands';

const actions: readonly (readonly [command: string, title: string, primary: boolean])[] = [
  ['open-templates', 'Start from a template', true],
  ['open-files', 'Open files', false],
  ['paste-yaml', 'Paste YAML', false],
  ['draw-pod', 'Draw a pod', false],
];

/** What the canvas says while nothing is drawn. */
export function EmptyState({ documents }: { readonly documents: number }): React.JSX.Element {
  return (
    <div className="canvas-empty">
      <h3>Draw who calls what outside the mesh.</h3>
      <p>
        {documents === 0
          ? 'Drop YAML or Markdown files anywhere on this page, or begin here. Nothing leaves this page.'
          : 'The open files hold nothing that the graph shows. They stay in the Explorer, and are exported as they are.'}
      </p>
      <div className="canvas-empty-actions">
        {actions.map(([command, title, primary]) => (
          <button
            key={command}
            type="button"
            className={primary ? 'canvas-button is-primary' : 'canvas-button'}
            onClick={() => runCommand(command)}
          >
            {title}
          </button>
        ))}
      </div>
    </div>
  );
}
