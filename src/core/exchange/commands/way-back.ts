/** What the API server writes into an object itself; the object is applied again without it. */
const withoutServerFields =
  '{"metadata":{"resourceVersion":null,"uid":null,"creationTimestamp":null,"generation":null}}';

/**
 * Keeps what the cluster has of the resources that `flag` names, so that it can be applied again. An update that brings an older resourceVersion, or the uid
 * of an object that was made anew, is refused as a conflict (kubernetes/kubernetes
 * staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go, Update). kubectl removes the fields itself, of the object alone: text in a
 * ConfigMap, or the uid of an owner, may look the same.
 */
export function keepCommand(flag: string): string {
  return `kubectl get ${flag} --ignore-not-found -o json | kubectl patch --local -f - --type=merge -p '${withoutServerFields}' -o json > before.json`;
}

/** Why `keepCommand` is no plain `kubectl get`, and what an empty file means. */
export const keepReason =
  'Without the fields that the API server sets: it answers 409 to an object with an old resourceVersion or uid. Where nothing is there yet, kubectl says “no objects passed to patch”, and before.json is empty.';

/** Brings back what `keepCommand` kept. */
export const restoreCommand = 'kubectl apply -f before.json';
