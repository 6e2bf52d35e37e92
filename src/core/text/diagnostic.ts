import type { Range, TextEdit } from './edit';
import type { Path } from './path';

/** How much a finding matters: an error would be refused or break traffic, a warning surprises, an info is worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * Who would object: `yaml` the parser, `schema` the CRD (structure, CEL, unknown fields), `webhook` istiod's admission checks, `analyze`
 * istioctl analyze, `runtime` nobody (accepted and yet ineffective or dangerous), `design` the EgressDesign and its assertions.
 */
export type Layer = 'yaml' | 'schema' | 'webhook' | 'analyze' | 'runtime' | 'design';

/** A remedy: a title that says what it does, and the edits, with offsets in the text of the document that the diagnostic is about. */
export interface QuickFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /**
   * Set where it is not the one thing to do: there is another way out, or what somebody wrote goes or comes to mean less. Whoever makes many fixes at once
   * asks before this one.
   */
  readonly isChoice?: true;
}

/** What is to be said about a place in one document. Offsets are relative to the document's own text, so that they survive edits elsewhere. */
export interface Diagnostic {
  /** Stable, kebab-case id of the rule, for example `unknown-field`. */
  readonly rule: string;
  /** The row of the reference that the rule comes from; null for `yaml` findings. */
  readonly ref: string | null;
  /** Istio's own message code (`IST0101`), or null. */
  readonly code: string | null;
  readonly severity: Severity;
  readonly layer: Layer;
  /** One or two sentences: the fact first, then what to do. */
  readonly message: string;
  /** Where, in offsets of the document's text. */
  readonly range: Range;
  /** The path in the document that the finding is about; undefined when it is about the text itself. */
  readonly path?: Path;
  /** First argument of an IST0101, or undefined. */
  readonly refType?: string;
  /** The host that was meant where another was written by a typing error; undefined where there is none. */
  readonly meantHost?: string;
  /** A page that explains it, or undefined. */
  readonly url?: string;
  readonly fixes?: readonly QuickFix[];
}
