import { createContext, useContext, type ReactNode } from 'react';
import './widgets.css';

/** What the shell adds at the right end of a pane's header: folding, for example. */
export const PaneExtras = createContext<ReactNode>(null);

/** The bar at the top of a pane: its title, what belongs beside it, and controls at the right end. */
export function PaneHeader(props: {
  readonly title: string;
  readonly beside?: ReactNode;
  readonly children?: ReactNode;
}): React.JSX.Element {
  const extras = useContext(PaneExtras);
  return (
    <header className="pane-header">
      <h2 className="pane-title">{props.title}</h2>
      <div className="pane-beside">{props.beside}</div>
      <div className="pane-controls">
        {props.children}
        {extras}
      </div>
    </header>
  );
}
