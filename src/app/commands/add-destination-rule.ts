import type { ChangeResult } from '../../core/edit-at';
import { findKind, type Resource } from '../../core/schema';
import { locate, type Snapshot } from '../../core/snapshot';
import { insertDocumentAfter } from '../../core/yaml';
import { refused } from './change-steps';
import { freeName } from './resource-names';

/** Kinds that govern an entry's host and are made from it. */
export type RuleKind = 'DestinationRule' | 'VirtualService';

/** The change that adds a rule for an entry's first host, as the document after the entry's own, in its namespace. */
export function addRule(snapshot: Snapshot, kind: RuleKind, entry: Resource, host: string): ChangeResult {
  const located = locate(snapshot, entry.place);
  if (!located) return refused(`The document is no longer in ${entry.place.file}.`);
  if (host === '') return refused(`${entry.name} has no host yet, so a rule for it would govern nothing.`);
  const starter = findKind('networking.istio.io/v1', kind)?.starter;
  if (!starter) return refused(`There is no starter for ${kind}.`);
  const name = freeName(snapshot, kind, entry.namespace, entry.name);
  const text = starter({ name, host, ...(entry.namespace === null ? {} : { namespace: entry.namespace }) });
  const edits = insertDocumentAfter(located.view.stream, located.index, text);
  return {
    ok: true,
    change: {
      label: `Add ${kind} ${name}`,
      origin: 'canvas',
      files: [{ type: 'edit', path: entry.place.file, edits }],
    },
  };
}

/** Whether rules of this kind can be made from a starter. */
export function hasStarter(kind: RuleKind): boolean {
  return findKind('networking.istio.io/v1', kind)?.starter !== undefined;
}
