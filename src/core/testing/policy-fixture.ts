import type { Mesh } from '../mesh';
import type { ClusterPolicy } from '../mesh/proxy/clusters/cluster';
import { policyOf } from '../mesh/proxy/policies/policy';
import { anyPod } from '../mesh/proxy/clients/proxies';
import { scopeOf } from '../mesh/proxy/scope/scopes';

/** A document of Istio's networking group, with `namespace/name` and a day of creation. */
export function istioDocument(kind: string, name: string, spec: string, created = ''): string {
  const [namespace, own] = name.split('/');
  const stamp = created === '' ? '' : `, creationTimestamp: "${created}T00:00:00Z"`;
  return `
  apiVersion: networking.istio.io/v1
  kind: ${kind}
  metadata: { name: ${own ?? ''}, namespace: ${namespace ?? ''}${stamp} }
  spec: ${spec}
  ---`;
}

/** A DestinationRule. */
export function ruleDocument(name: string, spec: string, created = ''): string {
  return istioDocument('DestinationRule', name, spec, created);
}

/** A ServiceEntry of one host with a TLS port 443 and an HTTP port 80; `more` goes on in its spec. */
export function entryDocument(name: string, host: string, more = ''): string {
  const ports = '[{ number: 443, name: tls, protocol: TLS }, { number: 80, name: http, protocol: HTTP }]';
  return istioDocument('ServiceEntry', name, `{ hosts: ["${host}"], ports: ${ports}, resolution: DNS${more} }`);
}

/** The policy that a sidecar of a namespace, with these labels, applies to a host. */
export function policyAt(
  model: Mesh,
  namespace: string,
  host: string,
  { port = 443, subset, labels = {} }: { port?: number; subset?: string; labels?: Record<string, string> } = {},
): ClusterPolicy {
  const scope = scopeOf(model, { ...anyPod(model, namespace), labels });
  const service = scope.service(host);
  const found = service?.ports.find((each) => each.number === port);
  if (!service || !found) throw new Error(`No port ${port} of ${host} is known in ${namespace}.`);
  return policyOf(scope, service, found, subset);
}

/** Why each part lost, by the name of its rule and its path. */
export function lostBy(policy: ClusterPolicy): Record<string, string> {
  return Object.fromEntries(
    policy.losers.map((each) => [`${each.resource.name} ${each.path.slice(1).join('.')}`.trim(), each.because]),
  );
}
