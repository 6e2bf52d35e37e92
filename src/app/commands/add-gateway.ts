import type { ChangeResult } from '../../core/edit-at';
import type { Snapshot } from '../../core/snapshot';
import { changeInSteps, refused, type ChangeStep } from './change-steps';
import { editDesign, ensureDesign } from './design-document';
import { insertSteps } from './insert-resource';
import { listAt } from './list-at';
import { isNameTaken, nameRefusal } from './resource-names';
import { addWords } from './words/add';

interface NewGateway {
  readonly name: string;
  readonly namespace: string | null;
  /** The host that it opens port 443 for; every host when unset. */
  readonly host?: string;
  readonly file?: string | null;
}

/**
 * The change that adds an egress Gateway: for the pods with `istio: egressgateway`, port 443, TLS passed through. Where pods are drawn and none of them has that
 * label, the gateway's own pod is drawn too, since `istioctl analyze` looks for it.
 */
export function addGateway(snapshot: Snapshot, { name, namespace, host = '*', file = null }: NewGateway): ChangeResult {
  const refusal = nameRefusal(name) ?? (namespace === null ? null : nameRefusal(namespace, 'namespace'));
  if (refusal !== null) return refused(refusal);
  if (isNameTaken(snapshot, 'Gateway', namespace, name)) return refused(addWords.exists('Gateway', name));
  return changeInSteps(snapshot, addWords.add('Gateway', name), 'canvas', [
    ...insertSteps({ kind: 'Gateway', name, namespace, host, file }),
    ...(lacksPod(snapshot) ? drawPod(namespace ?? snapshot.mesh.settings.rootNamespace) : []),
  ]);
}

/** Where a new egress Gateway usually goes: beside those that are there, else with its pods, which Istio installs in the root namespace. */
export function gatewayNamespace(snapshot: Snapshot): string {
  return snapshot.mesh.gateways[0]?.resource.namespace ?? snapshot.mesh.settings.rootNamespace;
}

function lacksPod({ mesh }: Snapshot): boolean {
  return mesh.workloads.length > 0 && !mesh.workloads.some(({ labels }) => labels['istio'] === 'egressgateway');
}

function drawPod(namespace: string): readonly ChangeStep[] {
  const value = { name: 'istio-egressgateway', namespace, labels: { istio: 'egressgateway' } };
  return [
    ensureDesign,
    editDesign((design) => {
      const index = listAt(design, 'spec', 'workloads').length;
      return [{ type: 'insert', path: ['spec', 'workloads'], index, value }];
    }),
  ];
}
