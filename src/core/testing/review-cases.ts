import { compareWorkspaces, type Comparison } from '../review';
import { takeSnapshot, type Snapshot } from '../snapshot';
import { workspaceOf } from './mesh-fixture';

/** A document in few words: its kind, `namespace/name`, and its spec as a flow mapping. */
export function written(kind: string, name: string, spec: string): string {
  const [namespace = '', rest = ''] = name.split('/');
  const version = kind === 'EgressDesign' ? 'fairway.dev/v1alpha1' : 'networking.istio.io/v1';
  return `apiVersion: ${version}\nkind: ${kind}\nmetadata: { name: ${rest}, namespace: ${namespace} }\nspec: ${spec}\n`;
}

/** An entry for a host on an HTTP port, looked up in DNS. */
export function entry(name: string, host: string, more = 'resolution: DNS'): string {
  return written(
    'ServiceEntry',
    name,
    `{ hosts: ['${host}'], ports: [{ number: 80, name: http, protocol: HTTP }], ${more} }`,
  );
}

/** A rule for `a.example` with a traffic policy. */
export function rule(name: string, policy: string): string {
  return written('DestinationRule', name, `{ host: a.example, trafficPolicy: ${policy} }`);
}

/** HTTP routes for `a.example`. */
export function routes(name: string, http: string): string {
  return written('VirtualService', name, `{ hosts: [a.example], http: ${http} }`);
}

/** A destination of a route. */
export function to(host: string, more = ''): string {
  return `{ destination: { host: ${host} }${more} }`;
}

/** A design under REGISTRY_ONLY with workloads and what they call: `shop/cart` and a list of calls as flow mappings. */
export function design(...pods: readonly (readonly [name: string, ...calls: readonly string[]])[]): string {
  const workloads = pods.map(([name, ...calls]) => {
    const [namespace = '', rest = ''] = name.split('/');
    return `{ name: ${rest}, namespace: ${namespace}, labels: { app: ${rest} }, calls: [${calls.join(', ')}] }`;
  });
  return written(
    'EgressDesign',
    'shop/design',
    `{ mesh: { outboundTrafficPolicy: REGISTRY_ONLY }, workloads: [${workloads.join(', ')}] }`,
  );
}

/** A snapshot of one file with these documents. */
export function snapshotOf(...documents: readonly string[]): Snapshot {
  return takeSnapshot(workspaceOf({ 'egress.yaml': documents.join('---\n') }));
}

/** The comparison of two lists of documents. */
export function compared(before: readonly string[], after: readonly string[]): Comparison {
  return compareWorkspaces(snapshotOf(...before), snapshotOf(...after));
}

/** What behaves otherwise, a line each: `risk kind: sentence`. Findings are left out, also of what they are told with: other rules than those in question have some to say. */
export function said(before: readonly string[], after: readonly string[]): string {
  return compared(before, after)
    .changes.filter(({ kind }) => !kind.startsWith('finding'))
    .map(({ risk, kind, sentence }) => `${risk} ${kind}: ${withoutFindings(sentence)}`)
    .join('\n');
}

function withoutFindings(sentence: string): string {
  return sentence.replace(/ \w+ \S+ has a new \w+, .*$/, '');
}
