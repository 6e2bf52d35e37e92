import { leastOf } from '../../lists';
import { listIn } from '../../mesh';
import { cutListOf, groupOf, readResources, type DocumentResource } from '../../schema';
import type { SourceFile, Workspace } from '../../workspace';
import { findNode, positionIn, streamOf, type Document } from '../../yaml';
import { applyRank } from './apply-order';
import type { ExportOptions } from './bundle';
import { freeName, safeFileName } from './file-name';
import { identityOf } from './identity';
import type { LeftOut } from './left-out';
import { listParts } from './split-list';

/** A directory for `kubectl apply -k`. */
interface Kustomization {
  /** `kustomization.yaml`, then what it lists in that order, then the design where it was asked for. */
  readonly files: readonly SourceFile[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * One file for each resource, byte for byte, those of a List moved to the left, in the order in which they apply cleanly, and the `kustomization.yaml` that
 * lists them. What kustomize would stop at is left out and said: it builds all of a directory or nothing. The EgressDesign goes along unlisted, since no
 * cluster knows it.
 */
export function exportKustomize(workspace: Workspace, options: ExportOptions): Kustomization {
  const found = workspace.files.flatMap(partsOf);
  const last = lastOfEach(found);
  const verdicts = found.map((each) => ({ ...each, why: whyLeftOut(each, last) }));
  const listed = verdicts.filter(({ why }) => why === null).sort((a, b) => rankOf(a) - rankOf(b));
  const designs = options.design ? found.filter(isDesign) : [];
  const taken = new Set<string>();
  const resources = listed.map((each) => ({ path: freeName(`${nameOf(each)}.yaml`, taken), text: each.text }));
  return {
    files: [
      { path: 'kustomization.yaml', text: kustomizationText(resources) },
      ...resources,
      ...designs.map((each) => ({ path: freeName('design.yaml', taken), text: each.text })),
    ],
    leftOut: verdicts.flatMap(({ why, ...each }) =>
      why === null || why === nothing || designs.some(({ text }) => text === each.text)
        ? []
        : [{ file: each.file, line: each.line, what: titleOf(each), why }],
    ),
  };
}

/** What becomes a file of its own: a document, or a resource of a List. */
interface Found {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly resources: readonly DocumentResource[];
  /** Whether anything but comments is written there. */
  readonly isWritten: boolean;
  readonly incomplete: boolean;
}

function partsOf(file: SourceFile): readonly Found[] {
  const stream = streamOf(file);
  return stream.documents.flatMap((document, index) => {
    const lineAt = (offset: number): number => positionIn(stream, index, offset).line;
    return itemsOf(document, file.path, lineAt) ?? [wholeOf(document, file.path, lineAt)];
  });
}

function wholeOf(document: Document, file: string, lineAt: (offset: number) => number): Found {
  const { text, value, incomplete } = document;
  const resources = readResources(document);
  const isWritten = value !== undefined || incomplete;
  return { file, line: lineAt(contentStart(text)), text, resources, isWritten, incomplete };
}

/** The resources of a List one by one; undefined for what is no List, and for one that cannot be taken apart. */
function itemsOf(document: Document, file: string, lineAt: (offset: number) => number): readonly Found[] | undefined {
  const items = itemsIn(document);
  const parts = items === 0 ? [] : listParts(document);
  // Of a list that was cut off, the last item may not have got to its kind.
  if (parts.length === 0 || parts.length < items - (cutListOf(document) ? 1 : 0)) return undefined;
  return parts.map(({ resource, text }) => {
    const line = lineAt(document.tree.start[findNode(document.tree, resource.path)] ?? 0);
    return { file, line, text, resources: [resource], isWritten: true, incomplete: resource.incomplete };
  });
}

/** How many items a List has; 0 for what is none. */
function itemsIn(document: Document): number {
  const [first] = readResources(document);
  if (first === undefined || first.path.length === 0) return 0;
  return listIn(document.value, 'items').length;
}

/** Where the first line begins that is neither blank nor a marker. */
function contentStart(text: string): number {
  return /^(?:\uFEFF?[ \t]*(?:---[ \t]*)?(?:\r\n|\r|\n))*/.exec(text)?.[0].length ?? 0;
}

/** Why of a document that holds nothing: blank lines, or comments at the end of a file. */
const nothing = 'holds nothing';

/** Null for what kustomize takes (kubernetes-sigs/kustomize api/resource/factory.go, resourcesFromRNodes; kyaml/resid). */
function whyLeftOut(each: Found, last: ReadonlyMap<string, Found>): string | null {
  const { text, resources } = each;
  if (!each.isWritten) return /^(?:\s|---|\.\.\.|\uFEFF)*$/.test(text) ? nothing : 'holds comments only';
  if (each.incomplete) return 'cannot be read to its end, and kustomize stops at it';
  if (resources.length === 0) return 'is no Kubernetes object';
  if (isDesign(each)) return 'is for Fairway alone';
  if (resources.some(({ apiVersion }) => groupOf(apiVersion) === 'kustomize.config.k8s.io'))
    return 'is a kustomization of its own';
  if (resources.some(({ name, apiVersion }) => name === '' || apiVersion === ''))
    return 'has no apiVersion or no metadata.name, and kustomize stops at it';
  if (resources.every((resource) => last.get(identityOf(resource)) !== each))
    return 'stands again further on, and kustomize takes each once';
  return null;
}

/** The last document with each resource, which is the one that stays when all are applied in turn. */
function lastOfEach(found: readonly Found[]): ReadonlyMap<string, Found> {
  return new Map(found.flatMap((each) => each.resources.map((resource) => [identityOf(resource), each] as const)));
}

function isDesign({ resources }: Found): boolean {
  return resources.length > 0 && resources.every(({ kind }) => kind === 'EgressDesign');
}

function rankOf({ resources }: Found): number {
  return leastOf(resources.map(applyRank));
}

function nameOf(each: Found): string {
  const [only, ...others] = each.resources;
  const rank = String(rankOf(each)).padStart(2, '0');
  if (only === undefined || others.length > 0) return safeFileName([`${rank}-list`, stemOf(each.file)]);
  return safeFileName([`${rank}-${kindWord(only)}`, ...(only.namespace === null ? [] : [only.namespace]), only.name]);
}

/** In lower case; kinds of the Gateway API with their group, since `Gateway` is Istio’s too. */
function kindWord({ apiVersion, kind }: DocumentResource): string {
  const group = groupOf(apiVersion);
  return group === 'gateway.networking.k8s.io' ? `${kind.toLowerCase()}.${group}` : kind.toLowerCase();
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}

function titleOf({ resources }: Found): string {
  const [first, ...others] = resources;
  if (first === undefined) return 'A document';
  if (others.length > 0) return `A list of ${resources.length} resources`;
  return `${first.kind} ${first.namespace === null ? '' : `${first.namespace}/`}${first.name}`.trim();
}

/** `fifo` keeps the order of the list (kustomize 5, kubectl 1.27 and later); without it kustomize sorts by kinds, of which it knows none of Istio’s. */
function kustomizationText(resources: readonly SourceFile[]): string {
  const list = resources.length === 0 ? ' []' : resources.map(({ path }) => `\n  - ${path}`).join('');
  return [
    'apiVersion: kustomize.config.k8s.io/v1beta1',
    'kind: Kustomization',
    mark,
    'sortOptions:',
    '  order: fifo',
    `resources:${list}`,
    '',
  ].join('\n');
}

const mark = '# Written by Fairway, in the order in which it applies.';

/** Whether the text of a `kustomization.yaml` was written here, so that it may be written anew: one of somebody else holds more than a list. */
export function isOwnKustomization(text: string): boolean {
  return text.includes(mark);
}
