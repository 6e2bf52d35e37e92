import type { ChangeResult } from '../../core/edit-at';
import { sidecarFor } from '../../core/mesh';
import { defaultNamespace } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { Op } from '../../core/yaml';
import { refused } from './change-steps';
import { insertResource } from './insert-resource';
import { freeName } from './resource-names';
import { addWords } from './words/add';

interface NewSidecar {
  readonly namespace: string | null;
  /** The workload that it is for; all of the namespace when unset. */
  readonly workload?: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  readonly file?: string | null;
}

/**
 * The change that adds a Sidecar: its pods know the hosts of their own namespace and of the root namespace. A namespace has one without a selector, and a pod
 * one that selects it (istio/istio pilot/pkg/model/sidecar.go, getSidecarScope: of several the oldest counts).
 */
export function addSidecar(snapshot: Snapshot, { namespace, workload, file = null }: NewSidecar): ChangeResult {
  const refusal = sidecarRefusal(snapshot, namespace, workload);
  if (refusal !== null) return refused(refusal);
  const root = `${snapshot.mesh.settings.rootNamespace}/*`;
  const ops: Op[] = [
    ...(workload
      ? [{ type: 'set' as const, path: ['spec', 'workloadSelector'], value: { labels: workload.labels } }]
      : []),
    // In the root namespace both are one.
    ...(namespace === snapshot.mesh.settings.rootNamespace
      ? [{ type: 'delete' as const, path: ['spec', 'egress', 0, 'hosts', 1] }]
      : root === 'istio-system/*'
        ? []
        : [{ type: 'set' as const, path: ['spec', 'egress', 0, 'hosts', 1], value: root }]),
  ];
  const name = freeName(snapshot, 'Sidecar', namespace, workload?.name ?? 'default');
  return insertResource(snapshot, { kind: 'Sidecar', name, namespace, file, ops });
}

/** Why a namespace or a workload gets no Sidecar, in two sentences; null when it can have one. */
export function sidecarRefusal(
  snapshot: Snapshot,
  namespace: string | null,
  workload: NewSidecar['workload'],
): string | null {
  const own = namespace ?? defaultNamespace;
  if (workload && Object.keys(workload.labels).length === 0) return addWords.noLabels(workload.name);
  const known = workload
    ? sidecarFor(snapshot.mesh, { namespace: own, labels: workload.labels })
    : snapshot.mesh.sidecars.find((each) => each.namespace === own && each.selector === undefined);
  if (known === undefined) return null;
  if (!workload) return addWords.hasSidecar(own, known.name);
  return known.selector !== undefined ? addWords.selectsAlready(known.name, workload.name) : null;
}
