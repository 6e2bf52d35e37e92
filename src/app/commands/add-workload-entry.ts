import type { ChangeResult } from '../../core/edit-at';
import type { Snapshot } from '../../core/snapshot';
import { refused } from './change-steps';
import { insertResource } from './insert-resource';
import { isNameTaken, nameRefusal } from './resource-names';
import { addWords } from './words/add';

interface NewWorkloadEntry {
  readonly name: string;
  readonly namespace: string | null;
  /** IP address or host name. */
  readonly address: string;
  readonly file?: string | null;
}

/** The change that adds a WorkloadEntry: a machine outside of Kubernetes with the label `app`, by which an entry can select it. */
export function addWorkloadEntry(snapshot: Snapshot, wanted: NewWorkloadEntry): ChangeResult {
  const { name, namespace, file = null } = wanted;
  const address = wanted.address.trim();
  const refusal = nameRefusal(name) ?? (namespace === null ? null : nameRefusal(namespace, 'namespace'));
  if (refusal !== null) return refused(refusal);
  if (address === '' || /\s/.test(address)) return refused(addWords.needsAddress);
  if (isNameTaken(snapshot, 'WorkloadEntry', namespace, name)) return refused(addWords.exists('WorkloadEntry', name));
  return insertResource(snapshot, { kind: 'WorkloadEntry', name, namespace, host: address, file });
}
