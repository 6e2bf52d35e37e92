import type { Range, TextEdit } from './edit';

/** How much a finding matters: an error would be refused or break traffic, a warning surprises, an info is worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * Who would object: `yaml` the parser, `schema` the CRD (structure, CEL, unknown fields), `webhook` istiod's admission checks, `analyze`
 * istioctl analyze, `runtime` nobody (accepted and yet ineffective or dangerous), `design` the EgressDesign and its assertions.
 */
export type Layer = 'yaml' | 'schema' | 'webhook' | 'analyze' | 'runtime' | 'design';

/** A keys-and-indexes path from a document's root, for example `['spec', 'ports', 0, 'number']`. */
export type Path = readonly (string | number)[];

/** A remedy: a title that says what it does, and the edits, with offsets in the text of the document that the diagnostic is about. */
export interface QuickFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
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
  /** A page that explains it, or undefined. */
  readonly url?: string;
  readonly fixes?: readonly QuickFix[];
}

/** `spec.ports[0].number`, with keys quoted where they hold other characters than letters, digits, `_` and `-`. */
export function formatPath(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[A-Za-z_][\w-]*$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}

/**
 * The path that `formatPath` writes, or null when the text is not one: dots between keys, `[n]` for items, `["any key"]` for other keys.
 */
export function parsePath(text: string): Path | null {
  const path: (string | number)[] = [];
  const pattern = /\.?([A-Za-z_$@][^.[\]"]*)|\[(\d+)\]|\.?\[?("(?:[^"\\]|\\.)*")\]?/y;
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) return null;
    if (match[1] !== undefined) {
      if (at > 0 && !match[0].startsWith('.')) return null;
      path.push(match[1]);
    } else if (match[2] !== undefined) {
      path.push(Number(match[2]));
    } else {
      const key = readQuotedKey(match[3] as string);
      if (key === null) return null;
      path.push(key);
    }
  }
  return path.length > 0 ? path : null;
}

function readQuotedKey(quoted: string): string | null {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return null;
  }
}
