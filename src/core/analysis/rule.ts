import type { Resource, SchemaRule } from '../schema';
import type { Diagnostic, Layer, Path, QuickFix, Severity } from '../text';
import type { Document } from '../yaml';
import type { Judgement } from './accepted';
import type { RuleInput } from './run';

/** What every rule says about itself. Its page in the documentation and its listing are made from these fields. */
export interface RuleFields {
  /** Kebab-case, never reused. */
  readonly id: string;
  /** What it finds, as one sentence. */
  readonly summary: string;
  /** What goes wrong otherwise, and for whom. */
  readonly why: string;
  /** Where the claim comes from: a page, or a file and function of Istio, Kubernetes or Envoy. */
  readonly source: string;
  /** The usual severity; a single finding may be milder. */
  readonly severity: Severity;
  /** Who would object. In a design document it is always `design`. */
  readonly layer: Layer;
  /**
   * Set where Istio would look at what runs in the cluster: pods, services, namespaces and secrets. Here it is judged by those that are drawn, and
   * where nothing of the kind is drawn there is nothing to judge by.
   */
  readonly sees?: 'drawn';
  /**
   * Set where it judges calls that a design draws, so that it is silent without one. Those that judge `calls-of-pods` are so beside pods alone: without any
   * they ask what routes are written for.
   */
  readonly asks?: 'calls' | 'calls-of-pods';
  /** The codes under which Istio itself reports it (pkg/config/analysis/msg/messages.yaml); unset where it has none of its own. */
  readonly codes?: readonly string[];
  /** The `ref`s that its findings carry; unset where they are those of the kind's own checks. */
  readonly refs?: readonly string[];
}

/** A rule that looks at one document alone, so that its findings stay until the document changes. */
export interface DocumentRule extends RuleFields {
  readonly scope: 'document';
  readonly check: (document: Document, release: string) => readonly Diagnostic[];
}

/** A rule by which the schema room holds resources against their kind. It finds everything of that kind in one walk, which the runner asks for. */
export interface KindRule extends RuleFields {
  readonly id: SchemaRule;
  readonly scope: 'kind';
}

/** A rule that looks at how resources fit together. It is asked again when something changed that it read. */
export interface WorkspaceRule extends RuleFields {
  readonly scope: 'workspace';
  readonly check: (input: RuleInput) => readonly Report[];
}

/** A rule about documents that hold no resource. It is asked again when something changed that it read. */
export interface TextRule extends RuleFields {
  readonly scope: 'text';
  readonly check: (input: RuleInput) => readonly TextReport[];
}

/** A rule about what a team decided on findings. It is asked when all others have been, and only where something is decided. */
export interface DecisionRule extends RuleFields {
  readonly scope: 'decision';
  readonly check: (judgement: Judgement) => readonly Report[];
}

/** A rule by what it looks at: a document, the resources of a kind, the whole workspace, text that is no resource, or what was decided on findings. */
export type Rule = DocumentRule | KindRule | WorkspaceRule | TextRule | DecisionRule;

/** What a rule has to say about a document that holds no resource, at offsets of the document's text. */
export interface TextReport extends Pick<Diagnostic, 'message' | 'range'> {
  readonly document: Document;
  /** The rule's own when unset. */
  readonly severity?: Severity;
}

/**
 * Makes the fixes there are when somebody asks for them, for the document that the resource stands in by then: one, none, or several to choose from, the usual
 * one first.
 */
export type Remedy = (document: Document) => QuickFix | readonly QuickFix[] | null;

/** A remedy that knows one way at most. */
export type OneRemedy = (document: Document) => QuickFix | null;

/** What a rule has to say about a resource; the runner finds the place in the text. */
export interface Report {
  readonly resource: Resource;
  /** From the resource's own root, for example `['metadata', 'name']`. */
  readonly path: Path;
  /** Whether to point at the key or at the value; the value when unset. */
  readonly part?: 'key' | 'value';
  readonly message: string;
  readonly ref?: string;
  readonly code?: string;
  /** First argument of an IST0101: `gateway`, `host`, `host+subset in destinationrule` … */
  readonly refType?: string;
  /** The host that was meant where another was written by a typing error. */
  readonly meantHost?: string | undefined;
  /** The rule's own when unset. */
  readonly severity?: Severity;
  readonly fix?: Remedy | undefined;
}
