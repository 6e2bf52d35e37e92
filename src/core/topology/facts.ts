import { addAll } from '../lists';
import { ejectionOf } from '../mesh';
import type {
  DestinationRule,
  Mesh,
  PolicyBlocks,
  Route,
  ServiceEntry,
  TlsSettings,
  TrafficPolicy,
  VirtualService,
} from '../mesh';
import { counted } from '../text';
import { valueAt } from '../yaml';
import { isUsedBySidecars } from './rule-clients';

/** What a DestinationRule does to an entry's ports, in a few words each, the telling ones first; to any port where no entry is given. */
export function ruleFacts(mesh: Mesh, rule: DestinationRule, entry?: ServiceEntry): readonly string[] {
  const { policy, resource } = rule;
  const facts = policy ? portFacts({ mesh, rule, entry }, policy) : [];
  if (rule.subsets.length > 0) facts.push(counted(rule.subsets.length, 'subset'));
  if (rule.selector) facts.push('only some workloads');
  if (resource.incomplete) return [...facts, 'not read to its end'];
  if (facts.length > 0) return facts;
  return [policy && writesAnything(policy) ? 'nothing for these ports' : 'no policy'];
}

/** A rule where it governs an entry; on a card of its own where it governs none. */
interface Docked {
  readonly mesh: Mesh;
  readonly rule: DestinationRule;
  readonly entry: ServiceEntry | undefined;
}

/**
 * Settings of a port replace those of the rule as a whole, so the rule's own are said only of ports without settings of their own
 * (pilot/pkg/networking/util, GetPortLevelTrafficPolicy).
 */
function portFacts(docked: Docked, policy: TrafficPolicy): string[] {
  const { entry } = docked;
  const own = new Set(policy.ports.map((port) => port.number));
  const numbers = entry?.resource.incomplete ? [] : [...new Set(entry?.ports.map((port) => port.number))];
  const left = numbers.filter((number) => !own.has(number));
  const facts: string[] = [];
  if (numbers.length === 0 || left.length > 0) {
    const where = left.length < numbers.length ? ` on ${left.join(', ')}` : '';
    addAll(
      facts,
      [...blockFacts(policy, docked), ...policy.others].map((fact) => fact + where),
    );
  }
  for (const port of policy.ports) {
    if (numbers.length > 0 && !numbers.includes(port.number)) continue;
    addAll(
      facts,
      blockFacts(port, docked).map((fact) => `${fact} on ${port.number}`),
    );
  }
  return facts;
}

function writesAnything(policy: TrafficPolicy): boolean {
  const { tls, connectionPool, outlierDetection, loadBalancer, ports, others } = policy;
  const blocks = [tls, connectionPool, outlierDetection, loadBalancer];
  return blocks.some((block) => block !== undefined) || ports.length + others.length > 0;
}

/** What a VirtualService does, in a few words each: the gateways before what its routes say, of which only what all of them say. */
export function virtualServiceFacts(each: VirtualService): readonly string[] {
  const facts = [counted(each.routes.length, 'route') + (each.resource.incomplete ? ' read' : '')];
  const gateways = each.gateways.filter((name) => name !== 'mesh');
  if (gateways.length > 0) facts.push(`at ${gateways.map((name) => name.split('/').at(-1)).join(', ')}`);
  const timeouts = ofAll(each.routes.map((route) => textOf(route, 'timeout')));
  if (timeouts.length > 0) facts.push(timeouts.join(' / '));
  const retries = ofAll(each.routes.map(attemptsOf));
  if (retries.length === 1) facts.push(counted(retries[0] as number, 'retry', 'retries'));
  else if (retries.length > 1) facts.push(`${retries.join(' / ')} retries`);
  return facts;
}

/** A sidecar takes no secret by name unless the rule selects its pod (pilot/pkg/networking/core/cluster_tls.go, buildUpstreamClusterTLSContext); a gateway does. */
function tlsFact(tls: TlsSettings, { mesh, rule, entry }: Docked): string {
  if (tls.mode === '') return 'tls not read';
  const secret = tls.credentialName !== undefined && !tls.credentialName.startsWith('configmap://');
  const dropped = secret && rule.selector === undefined && (tls.mode === 'SIMPLE' || tls.mode === 'MUTUAL');
  return dropped && entry && isUsedBySidecars(mesh, rule, entry)
    ? `tls ${tls.mode} dropped by sidecars`
    : `tls ${tls.mode}`;
}

function blockFacts(policy: PolicyBlocks, docked: Docked): string[] {
  const facts: string[] = [];
  if (policy.tls) facts.push(tlsFact(policy.tls, docked));
  if (policy.outlierDetection) facts.push(ejectionFact(policy.outlierDetection, docked.entry));
  if (policy.loadBalancer) facts.push(balancerFact(policy.loadBalancer));
  if (policy.connectionPool) addAll(facts, poolFacts(policy.connectionPool));
  return facts;
}

/** The limits that tell most; that there are others where none of those is set. */
function poolFacts(pool: Readonly<Record<string, unknown>>): string[] {
  const facts: string[] = [];
  const most = numberAt(pool, ['tcp', 'maxConnections']);
  if (most !== undefined && most > 0) facts.push(`max ${counted(most, 'connection')}`);
  const connect = valueAt(pool, ['tcp', 'connectTimeout']);
  if (typeof connect === 'string') facts.push(`connect in ${connect}`);
  return facts.length > 0 ? facts : ['connection pool'];
}

/** How many endpoints may be out at once, or what share of them where nobody knows how many there are. */
function ejectionFact(outlier: Readonly<Record<string, unknown>>, entry: ServiceEntry | undefined): string {
  const limit = ejectionOf(entry ? [entry] : [], numberAt(outlier, ['maxEjectionPercent']));
  return limit.endpoints === undefined
    ? `eject up to ${limit.percent} %`
    : `eject ${limit.ejectable} of ${limit.endpoints}`;
}

function balancerFact(balancer: Readonly<Record<string, unknown>>): string {
  if (valueAt(balancer, ['localityLbSetting', 'failoverPriority']) !== undefined) return 'failover by labels';
  if (balancer['localityLbSetting'] !== undefined) return 'by locality';
  if (balancer['consistentHash'] !== undefined) return 'by hash';
  return typeof balancer['simple'] === 'string' ? balancer['simple'] : 'load balancing';
}

function numberAt(value: unknown, path: readonly string[]): number | undefined {
  const at = valueAt(value, path);
  return typeof at === 'number' ? at : undefined;
}

function textOf(route: Route, key: string): string | undefined {
  const value = route.rule[key];
  return typeof value === 'string' ? value : undefined;
}

function attemptsOf(route: Route): number | undefined {
  return numberAt(route.rule, ['retries', 'attempts']);
}

/** The different values; none where one is missing, so that what holds for some is not said of all. */
function ofAll<T>(values: readonly (T | undefined)[]): T[] {
  const set = values.filter((value): value is T => value !== undefined);
  return set.length === values.length ? [...new Set(set)] : [];
}
