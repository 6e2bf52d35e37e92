import type { YamlProblem } from './document';
import type { Tree } from './tree';

/** What reading one document's text gives: where everything stands, what it means, and what YAML objects to. */
export interface ParsedDocument {
  readonly tree: Tree;
  /** Undefined when the document is empty. */
  readonly value: unknown;
  /** The error first, if there is one, then warnings; empty for nearly every document. */
  readonly problems: readonly YamlProblem[];
  /** With an error: all that were met, of which `problems` tells the first cause, with every place that one was noticed at. */
  readonly errors?: readonly YamlProblem[];
}
