import { topologyOf } from '../../core/topology';
import type { ChangeResult } from '../../core/edit-at';
import { readResources, type DocumentResource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { applyEdits } from '../../core/text';
import { freePath } from '../../core/workspace';
import { appendDocument, editDocument, readDocuments, type Document, type Op } from '../../core/yaml';
import { counted } from '../counted';
import { istioFile } from './add-service-entry';
import { changeInSteps, madeOf, refused, type ChangeStep } from './change-steps';
import { contentOf } from './duplicate-resource';
import { podOwners } from './name-references';
import { pasteDesign, readPastedDesign, type NewNames, type PasteTarget } from './paste-design';
import { pasteItems, readItems } from './paste-items';
import { workloadKey } from './rename-resource';
import { freeName } from './resource-names';
import { listed } from './wording';
import { pasteWords } from './words/clipboard';

export type { PasteTarget } from './paste-design';

/**
 * The change that adds YAML from the clipboard. Documents go byte for byte to the end of the active Istio file, names in use get `-2`; the
 * pods, calls and notes of an EgressDesign go into the one that is there; items of `endpoints`, `ports` and `calls` go to what is selected.
 */
export function pasteYaml(snapshot: Snapshot, text: string, target: PasteTarget = {}): ChangeResult {
  const { documents } = readDocuments(text.replace(/^\uFEFF/, ''));
  const filled = documents.filter((document) => document.value !== undefined && document.value !== null);
  const items = filled.length === 1 && filled[0] ? readItems(filled[0]) : undefined;
  if (items) return pasteItems(snapshot, items, target.onto);
  const parts = filled.filter((document) => typeof document.value === 'object' || document.incomplete);
  if (parts.length === 0 || parts.every((document) => readResources(document).length === 0))
    return refused(pasteWords.noYaml);
  const names: NewNames = new Map();
  const steps = parts.map((document) => stepFor(document, target, names));
  return changeInSteps(snapshot, pasteWords.paste(wordsFor(parts)), 'canvas', steps);
}

/** What a paste added, as the keys of the resources and the ids of the pods that were not there before. */
export function pastedNodes(before: Snapshot, after: Snapshot): string[] {
  const known = new Set([...before.resources.map(({ key }) => key), ...topologyOf(before).nodes.map(({ id }) => id)]);
  const pods = topologyOf(after).nodes.flatMap((node) => (node.type === 'workload' ? [node.id] : []));
  const made = [...after.resources.filter(({ kind }) => kind !== 'EgressDesign').map(({ key }) => key), ...pods];
  return made.filter((id) => !known.has(id));
}

function wordsFor(documents: readonly Document[]): string {
  const names = documents.flatMap((document) => readResources(document).flatMap((each) => namesOf(document, each)));
  return names.length === 0 ? counted(documents.length, 'document') : listed(names);
}

/** What a resource of the clipboard brings, as a sentence names it; of an EgressDesign its pods, calls and notes. */
function namesOf(document: Document, { kind, name, path }: DocumentResource): readonly string[] {
  if (kind !== 'EgressDesign') return [`${kind} ${name}`];
  const { pods, notes, isCalls } = readPastedDesign(document, path);
  const calls = pods.flatMap((pod) =>
    pod.calls.map(({ value }) => pasteWords.theCall(String(value['url'] ?? pasteWords.nowhere))),
  );
  return [
    ...(isCalls ? calls : pods.map(({ pod }) => pasteWords.pod(String(pod.value['name'] ?? pasteWords.unnamed)))),
    ...notes.map(({ value }) => pasteWords.theNote(String(value['on'] ?? pasteWords.nothing))),
  ];
}

function stepFor(document: Document, target: PasteTarget, names: NewNames): ChangeStep {
  const [only, ...others] = readResources(document);
  if (only?.kind === 'EgressDesign' && others.length === 0)
    return pasteDesign(readPastedDesign(document, only.path), target, names);
  return (snapshot) => {
    const text = contentOf(renamed(snapshot, document, target, names));
    const file = istioFile(snapshot, target.file ?? null);
    if (!file) return madeOf({ type: 'create', path: freePath(snapshot.workspace, 'egress.yaml'), text });
    return madeOf({ type: 'edit', path: file.path, edits: appendDocument(file.stream, text) });
  };
}

/** The document's text with the wanted namespace and with names that nobody has; every other byte stays. */
function renamed(snapshot: Snapshot, document: Document, { namespace }: PasteTarget, names: NewNames): string {
  const taken = new Set<string>();
  const ops = readResources(document).flatMap((resource): Op[] =>
    namingOps(snapshot, resource, namespace, taken, names),
  );
  if (ops.length === 0 || document.incomplete) return document.text;
  const result = editDocument(document, ops);
  return result.ok ? applyEdits(document.text, result.edits) : document.text;
}

function namingOps(
  snapshot: Snapshot,
  resource: DocumentResource,
  wanted: string | undefined,
  taken: Set<string>,
  names: NewNames,
): Op[] {
  const { kind, name, path } = resource;
  const isMoved = wanted !== undefined && wanted !== resource.namespace && !clusterKinds.has(kind);
  const namespace = isMoved ? wanted : resource.namespace;
  let free = freeName(snapshot, kind, namespace, name);
  for (let count = 2; taken.has(`${kind}/${String(namespace)}/${free}`); count++)
    free = freeName(snapshot, kind, namespace, `${name}-${count}`);
  taken.add(`${kind}/${String(namespace)}/${free}`);
  if (podOwners.has(kind)) names.set(workloadKey(resource.namespace, name), workloadKey(namespace, free));
  return [
    ...(free === name ? [] : [{ type: 'set' as const, path: [...path, 'metadata', 'name'], value: free }]),
    ...(isMoved ? [{ type: 'set' as const, path: [...path, 'metadata', 'namespace'], value: namespace }] : []),
  ];
}

const clusterKinds = new Set([
  'Namespace',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'IstioOperator',
]);
