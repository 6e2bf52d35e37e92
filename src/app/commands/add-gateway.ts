import type { ChangeResult } from '../../core/edit-at';
import type { Snapshot } from '../../core/snapshot';
import { refused } from './change-steps';
import { insertResource } from './insert-resource';
import { isNameTaken, nameRefusal } from './resource-names';

export interface NewGateway {
  readonly name: string;
  readonly namespace: string | null;
  /** The host that it opens port 443 for; every host when unset. */
  readonly host?: string;
  readonly file?: string | null;
}

/** The change that adds an egress Gateway: for the pods with `istio: egressgateway`, port 443, TLS passed through. */
export function addGateway(snapshot: Snapshot, { name, namespace, host = '*', file = null }: NewGateway): ChangeResult {
  const refusal = nameRefusal(name) ?? (namespace === null ? null : nameRefusal(namespace, 'namespace'));
  if (refusal !== null) return refused(refusal);
  if (isNameTaken(snapshot, 'Gateway', namespace, name)) return refused(`There is a Gateway ${name} already.`);
  return insertResource(snapshot, { kind: 'Gateway', name, namespace, host, file });
}

/** Where a new egress Gateway usually goes: with its pods, which Istio installs in the root namespace. */
export function gatewayNamespace(snapshot: Snapshot): string {
  return snapshot.mesh.gateways[0]?.resource.namespace ?? snapshot.mesh.settings.rootNamespace;
}
