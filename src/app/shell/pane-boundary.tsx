import { Component, type ReactNode } from 'react';

interface PaneBoundaryProps {
  /** Name of the pane's region. */
  readonly name: string;
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
    return (
      <section role="region" aria-label={this.props.name} className="pane-error">
        <p>
          {this.props.name} stopped: {error.message} The text of your files is not affected.
        </p>
        <button type="button" className="button button-outline" onClick={() => this.setState({ error: null })}>
          Try again
        </button>
      </section>
    );
  }
}
