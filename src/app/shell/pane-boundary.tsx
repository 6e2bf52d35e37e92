import { Component, type ReactNode } from 'react';
import { regionNames, type Region } from '../region-names';
import { paneWords } from './words/page';

interface PaneBoundaryProps {
  /** The pane's region. */
  readonly region: Region;
  readonly children: ReactNode;
}

/** Keeps an error in one pane from taking the page with it: the other panes go on, and this one can be tried again. */
export class PaneBoundary extends Component<PaneBoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const name = regionNames[this.props.region];
    return (
      <section role="region" aria-label={name} className="pane-error">
        <p>{paneWords.stopped(name, error.message)}</p>
        <button type="button" className="button button-outline" onClick={() => this.setState({ error: null })}>
          {paneWords.tryAgain}
        </button>
      </section>
    );
  }
}
