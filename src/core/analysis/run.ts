import { rangeAt, type Resource } from '../schema';
import type { Mesh } from '../mesh';
import type { Diagnostic } from '../text';
import type { Document, Stream } from '../yaml';
import type { Finding } from './finding';
import type { DocumentRule, Report, Rule, WorkspaceRule } from './rule';
import { rules } from './rules';

/** What the rules look at; a snapshot has all of it. */
export interface RuleInput {
  readonly files: readonly { readonly path: string; readonly stream: Stream }[];
  readonly resources: readonly Resource[];
  readonly mesh: Mesh;
  /** What the user chose to judge by; when it names no release, the one that a design document names counts, else any. */
  readonly settings?: { readonly istioVersion?: string | undefined };
}

/** Every finding of a workspace, in the order of files, documents and offsets. A document that did not change is not looked at again by the rules that need no other. */
export function runRules(input: RuleInput): readonly Finding[] {
  const release = input.settings?.istioVersion ?? releaseOf(input.mesh);
  const reported = checkWorkspace(input);
  const resources = firstResources(input.resources);
  const findings: Finding[] = [];
  for (const { path: file, stream } of input.files) {
    for (const [index, document] of stream.documents.entries()) {
      const own = checkDocument(document, release);
      const more = reported.get(document);
      if (own.length === 0 && more === undefined) continue;
      const start = stream.starts[index] as number;
      for (const { diagnostic, resource } of inOrder(own, more)) {
        findings.push({
          ...diagnostic,
          file,
          document: document.id,
          index,
          start,
          resource: resource ?? resourceAt(resources, document, diagnostic),
        });
      }
    }
  }
  return findings;
}

const documentRules = rules.filter((rule): rule is DocumentRule => rule.scope === 'document');
const workspaceRules = rules.filter((rule): rule is WorkspaceRule => rule.scope === 'workspace');

/** The release that a design document writes down; the default of the mesh's settings is no statement of the user. */
function releaseOf(mesh: Mesh): string | undefined {
  const written = mesh.designs.find((design) => design.settings.istioVersion !== undefined)?.settings.istioVersion;
  return written !== undefined && /^\d+\.\d+/.test(written) ? written : undefined;
}

interface Checked {
  readonly release: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const checked = new WeakMap<Document, Checked>();

function checkDocument(document: Document, release: string | undefined): readonly Diagnostic[] {
  const before = checked.get(document);
  if (before !== undefined && before.release === release) return before.diagnostics;
  const diagnostics = documentRules
    .flatMap((rule) => rule.check(document, release))
    .sort((a, b) => a.range.from - b.range.from || a.range.to - b.range.to);
  checked.set(document, { release, diagnostics });
  return diagnostics;
}

interface Placed {
  readonly diagnostic: Diagnostic;
  readonly resource: Resource | undefined;
}

function checkWorkspace(input: RuleInput): ReadonlyMap<Document, readonly Placed[]> {
  const found = new Map<Document, Placed[]>();
  for (const rule of workspaceRules) {
    for (const report of rule.check(input)) {
      const { document } = report.resource;
      const placed = { diagnostic: place(rule, report), resource: report.resource };
      const list = found.get(document);
      if (list) list.push(placed);
      else found.set(document, [placed]);
    }
  }
  return found;
}

function place(rule: Rule, report: Report): Diagnostic {
  const { resource, fixes } = report;
  const path = [...resource.place.path, ...report.path];
  return {
    rule: rule.id,
    ref: report.ref ?? null,
    code: report.code ?? null,
    severity: report.severity ?? rule.severity,
    layer: rule.layer,
    message: report.message,
    path,
    range: rangeAt(resource.document, path, report.part ?? 'value'),
    ...(fixes && fixes.length > 0 ? { fixes } : {}),
  };
}

function inOrder(own: readonly Diagnostic[], more: readonly Placed[] | undefined): readonly Placed[] {
  const all = own.map((diagnostic): Placed => ({ diagnostic, resource: undefined }));
  return more === undefined ? all : [...all, ...more].sort((a, b) => a.diagnostic.range.from - b.diagnostic.range.from);
}

/** The resources of each document that has one; documents with several have them in order. */
function firstResources(resources: readonly Resource[]): ReadonlyMap<Document, readonly Resource[]> {
  const found = new Map<Document, Resource[]>();
  for (const resource of resources) {
    const list = found.get(resource.document);
    if (list) list.push(resource);
    else found.set(resource.document, [resource]);
  }
  return found;
}

function resourceAt(
  resources: ReadonlyMap<Document, readonly Resource[]>,
  document: Document,
  diagnostic: Diagnostic,
): Resource | undefined {
  const { path } = diagnostic;
  return resources
    .get(document)
    ?.find((resource) => resource.place.path.every((step, index) => path?.[index] === step));
}
