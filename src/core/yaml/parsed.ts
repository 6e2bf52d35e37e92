import type { YamlProblem } from './document';
import type { Tree } from './tree';

/** What reading one document's text gives: where everything stands, what it means, and what YAML objects to. */
export interface ParsedDocument {
  readonly tree: Tree;
  /** Undefined when the document is empty. */
  readonly value: unknown;
  /** Errors first; empty for nearly every document. */
  readonly problems: readonly YamlProblem[];
}
