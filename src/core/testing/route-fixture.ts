import type { Mesh } from '../mesh';
import { anyPod } from '../mesh/proxy/clients/proxies';
import type { HttpRequest, RouteChoice, RoutePolicy } from '../mesh/proxy/routes/route';
import { routeRequest } from '../mesh/proxy/routes/route-request';
import { scopeOf } from '../mesh/proxy/scope/scopes';
import { mesh as meshOf } from './mesh-fixture';

/** Two Services in namespace `default` and one in `not-default`, each with HTTP on 80 and 8080. */
export const knownServices = `
apiVersion: v1
kind: Service
metadata: {name: known, namespace: default}
spec: {clusterIP: 2.0.0.0, ports: [{port: 80, name: http}, {port: 8080, name: http-8080}]}
---
apiVersion: v1
kind: Service
metadata: {name: alt-known, namespace: default}
spec: {clusterIP: 2.0.0.1, ports: [{port: 80, name: http}, {port: 8080, name: http-8080}]}
---
apiVersion: v1
kind: Service
metadata: {name: not-default, namespace: not-default}
spec: {clusterIP: 2.0.0.2, ports: [{port: 80, name: http}, {port: 8080, name: http-8080}]}
`;

/** The first of them. */
export const knownHost = 'known.default.svc.cluster.local';
/** The second of them. */
export const altHost = 'alt-known.default.svc.cluster.local';

/** A VirtualService with one rule. */
interface Written {
  readonly in: string;
  readonly hosts: readonly string[];
  readonly to: string;
  readonly port?: number;
  readonly match?: string;
  readonly year?: number;
  readonly exportTo?: string;
}

/** A VirtualService with one http rule, as YAML. */
export function routing({ in: namespace, hosts, to, port, match, year = 2020, exportTo }: Written): string {
  return `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: "${namespace}-${to}", namespace: ${namespace}, creationTimestamp: "${year}-01-01T00:00:00Z"}
spec:
  hosts: [${hosts.map((each) => `"${each}"`).join(', ')}]
  ${exportTo === undefined ? '' : `exportTo: ["${exportTo}"]`}
  http:
  - ${match === undefined ? '' : `match: [${match}]\n    `}route: [{destination: {host: ${to}${port === undefined ? '' : `, port: {number: ${port}}`}}}]
`;
}

/** A Sidecar of a namespace that imports these. */
export function sidecar(namespace: string, ...hosts: readonly string[]): string {
  return `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: {name: default, namespace: ${namespace}}
spec: {egress: [{hosts: [${hosts.map((each) => `"${each}"`).join(', ')}]}]}
`;
}

/** What the sidecar of a pod in a namespace does with a request for a URL. */
export function routeFrom(documents: readonly string[], namespace: string, url: string): RouteChoice {
  const { mesh } = meshOf`${documents.join('\n---\n')}`;
  const { hostname, port } = new URL(url);
  const request = { ...plainRequest, host: hostname, port: Number(port || '80') };
  const scope = scopeOf(mesh, anyPod(mesh, namespace));
  return routeRequest(scope, scope.withPort(request.port), request);
}

/** Where a request goes: `80 known.default.svc.cluster.local`, or what becomes of it. */
export function goesTo({ action }: RouteChoice): string {
  if (action.type === 'forward') return action.destinations.map(({ host, port }) => `${port} ${host}`).join(', ');
  return action.type === 'unknown-host' ? String(action.then) : action.type;
}

const plainRequest: HttpRequest = {
  host: 'api.example.com',
  port: 80,
  method: 'GET',
  path: '/',
  headers: {},
  scheme: 'http',
};

/** ServiceEntries `api.example.com`, for ports 80 and 8080, and `one.example.com` for port 9000 alone. */
export const apiEntries = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: api, namespace: shop}
spec:
  hosts: [api.example.com]
  ports: [{number: 80, name: http, protocol: HTTP}, {number: 8080, name: http-alt, protocol: HTTP}]
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: one-port, namespace: shop}
spec:
  hosts: [one.example.com]
  ports: [{number: 9000, name: http, protocol: HTTP}]
  resolution: DNS
`;

/** The entries with a VirtualService `shop/api` that has these http rules, a list in YAML. */
export function withRules(rules: string): string {
  const indented = rules.replace(/\n/g, '\n  ');
  return `${apiEntries}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: api, namespace: shop}
spec:
  hosts: [api.example.com]
  http:
  ${indented}
`;
}

/** What of a request, and of who sends it, is not as usual. */
export interface Call extends Partial<HttpRequest> {
  readonly labels?: Readonly<Record<string, string>>;
  readonly meshConfig?: Mesh['settings']['config'];
}

/** What a sidecar in namespace `shop` does with a request. */
export function routeOf(yaml: string, { labels = {}, meshConfig = {}, ...request }: Call = {}): RouteChoice {
  const { mesh: made } = meshOf`${yaml}`;
  const mesh = { ...made, settings: { ...made.settings, config: meshConfig } };
  const whole: HttpRequest = { ...plainRequest, ...request };
  const scope = scopeOf(mesh, { ...anyPod(mesh, 'shop'), labels });
  return routeRequest(scope, scope.withPort(whole.port), whole);
}

/** The policy of the rule that takes a request. */
export function policyOfRule(rule: string, call: Call = {}): RoutePolicy | undefined {
  const { action } = routeOf(withRules(rule), call);
  return action.type === 'forward' ? action.policy : undefined;
}

/** `route` of a rule, to a subset of the called host. */
export const toSubset = (subset: string): string =>
  `route: [{destination: {host: api.example.com, subset: ${subset}}}]`;
