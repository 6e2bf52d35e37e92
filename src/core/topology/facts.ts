import { ejectionOf } from '../mesh';
import type {
  DestinationRule,
  PolicyBlocks,
  Route,
  ServiceEntry,
  TlsSettings,
  TrafficPolicy,
  VirtualService,
} from '../mesh';
import { counted } from './names';

/** What a DestinationRule does to an entry's ports, in a few words each, the telling ones first; to any port where no entry is given. */
export function ruleFacts(rule: DestinationRule, entry?: ServiceEntry): readonly string[] {
  const { policy, resource } = rule;
  const facts = policy ? portFacts(rule, policy, entry) : [];
  if (rule.subsets.length > 0) facts.push(counted(rule.subsets.length, 'subset'));
  if (rule.selector) facts.push('only some workloads');
  if (resource.incomplete) return [...facts, 'not read to its end'];
  if (facts.length > 0) return facts;
  return [policy && writesAnything(policy) ? 'nothing for these ports' : 'no policy'];
}

/**
 * Settings of a port replace those of the rule as a whole, so the rule's own are said only of ports without settings of their own
 * (pilot/pkg/networking/util, GetPortLevelTrafficPolicy).
 */
function portFacts(rule: DestinationRule, policy: TrafficPolicy, entry: ServiceEntry | undefined): string[] {
  const own = new Set(policy.ports.map((port) => port.number));
  const numbers = entry?.resource.incomplete ? [] : [...new Set(entry?.ports.map((port) => port.number))];
  const left = numbers.filter((number) => !own.has(number));
  const facts: string[] = [];
  if (numbers.length === 0 || left.length > 0) {
    const where = left.length < numbers.length ? ` on ${left.join(', ')}` : '';
    facts.push(...[...blockFacts(policy, rule, entry), ...policy.others].map((fact) => fact + where));
  }
  for (const port of policy.ports) {
    if (numbers.length > 0 && !numbers.includes(port.number)) continue;
    facts.push(...blockFacts(port, rule, entry).map((fact) => `${fact} on ${port.number}`));
  }
  return facts;
}

function writesAnything(policy: TrafficPolicy): boolean {
  const { tls, connectionPool, outlierDetection, loadBalancer, ports, others } = policy;
  const blocks = [tls, connectionPool, outlierDetection, loadBalancer];
  return blocks.some((block) => block !== undefined) || ports.length + others.length > 0;
}

/** What a VirtualService does, in a few words each. */
export function virtualServiceFacts(each: VirtualService): readonly string[] {
  const facts = [counted(each.routes.length, 'route') + (each.resource.incomplete ? ' read' : '')];
  const timeouts = distinct(each.routes.map((route) => textOf(route, 'timeout')));
  if (timeouts.length > 0) facts.push(timeouts.join(' / '));
  const retries = distinct(each.routes.map(attemptsOf));
  if (retries.length === 1) facts.push(counted(retries[0] as number, 'retry', 'retries'));
  else if (retries.length > 1) facts.push(`${retries.join(' / ')} retries`);
  const gateways = each.gateways.filter((name) => name !== 'mesh');
  if (gateways.length > 0) facts.push(`at ${gateways.map((name) => name.split('/').at(-1)).join(', ')}`);
  return facts;
}

function tlsFact(tls: TlsSettings, rule: DestinationRule): string {
  if (tls.mode === '') return 'tls not read';
  const secret = tls.credentialName !== undefined && !tls.credentialName.startsWith('configmap://');
  const dropped = secret && rule.selector === undefined && (tls.mode === 'SIMPLE' || tls.mode === 'MUTUAL');
  return dropped ? `tls ${tls.mode} dropped by sidecars` : `tls ${tls.mode}`;
}

function blockFacts(policy: PolicyBlocks, rule: DestinationRule, entry: ServiceEntry | undefined): string[] {
  const facts: string[] = [];
  if (policy.tls) facts.push(tlsFact(policy.tls, rule));
  if (policy.outlierDetection) facts.push(ejectionFact(policy.outlierDetection, entry));
  if (policy.loadBalancer) facts.push(balancerFact(policy.loadBalancer));
  if (policy.connectionPool) facts.push(...poolFacts(policy.connectionPool));
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

function valueAt(value: unknown, path: readonly string[]): unknown {
  let at: unknown = value;
  for (const key of path)
    at = typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[key] : undefined;
  return at;
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

function distinct<T>(values: readonly (T | undefined)[]): T[] {
  return [...new Set(values.filter((value): value is T => value !== undefined))];
}
