import { rangeAt, type Resource } from '../schema';
import { joinEdits, type Diagnostic, type Layer, type Path, type QuickFix, type Range, type Severity } from '../text';
import type { Document } from '../yaml';
import type { Accepted } from './accepted';
import type { Finding } from './finding';
import type { Report, Rule } from './rule';

/**
 * What a rule says, at its place in the document. A class, since there are thousands of them: a getter in an object literal would give each an object
 * shape of its own. Fixes are made when somebody looks at them, and once.
 */
export class PlacedDiagnostic implements Diagnostic {
  readonly rule: string;
  readonly ref: string | null;
  readonly code: string | null;
  readonly severity: Severity;
  readonly layer: Layer;
  readonly message: string;
  readonly path: Path;
  readonly range: Range;
  readonly refType?: string;
  readonly meantHost?: string;
  readonly url?: string;
  private made: readonly QuickFix[] | undefined;

  /** `before` is what the same report was in an earlier text: at each key in a List there are thousands, which share with it what stays. */
  constructor(
    rule: Rule,
    private readonly report: Report,
    private readonly document: Document,
    before?: PlacedDiagnostic,
  ) {
    const { resource, code = null } = report;
    this.rule = rule.id;
    this.ref = report.ref ?? null;
    this.code = code;
    this.severity = report.severity ?? rule.severity;
    this.layer = rule.layer;
    this.message = report.message;
    this.path = before?.path ?? [...resource.place.path, ...report.path];
    this.range = rangeAt(document, this.path, report.part ?? 'value');
    if (report.refType !== undefined) this.refType = report.refType;
    if (report.meantHost !== undefined) this.meantHost = report.meantHost;
    if (rule.layer === 'analyze' && code !== null) this.url = pageOf(code);
  }

  /** Whether this is its place in a document, as that is now. */
  isIn(document: Document): boolean {
    return this.document === document;
  }

  get fixes(): readonly QuickFix[] {
    return (this.made ??= fixesOf(this.report, this.document));
  }
}

/** Istio's page about a message of `istioctl analyze` (istio/istio pkg/config/analysis/diag/message.go, Unstructured). */
function pageOf(code: string): string {
  return `https://istio.io/latest/docs/reference/config/analysis/${code.toLowerCase()}/`;
}

function fixesOf({ fix }: Report, document: Document): readonly QuickFix[] {
  return [fix?.(document) ?? []].flat();
}

/** What names a document. */
export type DocumentPlace = Pick<Finding, 'file' | 'document'>;

/** Whether two name the same document. */
export function isSamePlace(a: DocumentPlace, b: DocumentPlace): boolean {
  return a.file === b.file && a.document === b.document;
}

/** A diagnostic in the workspace. */
export class PlacedFinding implements Finding {
  readonly rule: string;
  readonly ref: string | null;
  readonly code: string | null;
  readonly severity: Severity;
  readonly layer: Layer;
  readonly message: string;
  readonly range: Range;
  readonly path?: Path;
  readonly refType?: string;
  readonly meantHost?: string;
  readonly url?: string;
  readonly file: string;
  readonly document: string;
  readonly accepted?: Accepted;
  private made: readonly QuickFix[] | undefined;

  constructor(
    private readonly diagnostic: Diagnostic,
    place: DocumentPlace,
    readonly resource: Resource | undefined,
    accepted?: Accepted,
  ) {
    const { path, refType, meantHost, url } = diagnostic;
    this.rule = diagnostic.rule;
    this.ref = diagnostic.ref;
    this.code = diagnostic.code;
    this.severity = diagnostic.severity;
    this.layer = diagnostic.layer;
    this.message = diagnostic.message;
    this.range = diagnostic.range;
    if (path !== undefined) this.path = path;
    if (refType !== undefined) this.refType = refType;
    if (meantHost !== undefined) this.meantHost = meantHost;
    if (url !== undefined) this.url = url;
    this.file = place.file;
    this.document = place.document;
    if (accepted !== undefined) this.accepted = accepted;
  }

  /** The same finding with what a team decided on it. */
  acceptedAs(accepted: Accepted): Finding {
    return new PlacedFinding(this.diagnostic, this, this.resource, accepted);
  }

  /** As they leave the core: the edits of a fix neither overlap nor touch. */
  get fixes(): readonly QuickFix[] {
    return (this.made ??= (this.diagnostic.fixes ?? []).map(joined));
  }
}

function joined(fix: QuickFix): QuickFix {
  const edits = joinEdits(fix.edits);
  return edits === fix.edits ? fix : { ...fix, edits };
}
