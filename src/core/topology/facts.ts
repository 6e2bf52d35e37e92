import { ejectionOf } from '../mesh';
import type { DestinationRule, PolicyBlocks, Route, ServiceEntry, TlsSettings, VirtualService } from '../mesh';
import { counted } from './names';

/** What a DestinationRule does, in a few words each, the telling ones first. */
export function ruleFacts(rule: DestinationRule, entry?: ServiceEntry): readonly string[] {
  const facts: string[] = [];
  const { policy } = rule;
  if (policy) facts.push(...tlsFacts(policy, rule), ...policyFacts(policy, entry));
  for (const port of policy?.ports ?? []) {
    if (port.tls) facts.push(`${tlsFact(port.tls, rule)} on ${port.number}`);
    facts.push(...policyFacts(port, entry).map((fact) => `${fact} on ${port.number}`));
  }
  if (rule.subsets.length > 0) facts.push(counted(rule.subsets.length, 'subset'));
  if (rule.selector) facts.push('only some workloads');
  return facts.length > 0 ? facts : ['no policy'];
}

/** What a VirtualService does, in a few words each. */
export function virtualServiceFacts(each: VirtualService): readonly string[] {
  const facts = [counted(each.routes.length, 'route')];
  const timeouts = distinct(each.routes.map((route) => textOf(route, 'timeout')));
  if (timeouts.length === 1) facts.push(timeouts[0] as string);
  const retries = distinct(each.routes.map(attemptsOf));
  if (retries.length === 1) facts.push(counted(retries[0] as number, 'retry', 'retries'));
  const gateways = each.gateways.filter((name) => name !== 'mesh');
  if (gateways.length > 0) facts.push(`at ${gateways.map((name) => name.split('/').at(-1)).join(', ')}`);
  return facts;
}

function tlsFacts(policy: PolicyBlocks, rule: DestinationRule): string[] {
  return policy.tls ? [tlsFact(policy.tls, rule)] : [];
}

function tlsFact(tls: TlsSettings, rule: DestinationRule): string {
  const secret = tls.credentialName !== undefined && !tls.credentialName.startsWith('configmap://');
  const dropped = secret && rule.selector === undefined && (tls.mode === 'SIMPLE' || tls.mode === 'MUTUAL');
  return dropped ? `tls ${tls.mode} dropped by sidecars` : `tls ${tls.mode}`;
}

function policyFacts(policy: PolicyBlocks, entry: ServiceEntry | undefined): string[] {
  const facts: string[] = [];
  if (policy.outlierDetection) facts.push(ejectionFact(policy.outlierDetection, entry));
  const balancer = balancerFact(policy.loadBalancer);
  if (balancer !== undefined) facts.push(balancer);
  const most = numberAt(policy.connectionPool, ['tcp', 'maxConnections']);
  if (most !== undefined && most > 0) facts.push(`max ${counted(most, 'connection')}`);
  return facts;
}

/** How many endpoints may be out at once, or what share of them where nobody knows how many there are. */
function ejectionFact(outlier: Readonly<Record<string, unknown>>, entry: ServiceEntry | undefined): string {
  const limit = ejectionOf(entry ? [entry] : [], numberAt(outlier, ['maxEjectionPercent']));
  return limit.endpoints === undefined
    ? `eject up to ${limit.percent} %`
    : `eject ${limit.ejectable} of ${limit.endpoints}`;
}

function balancerFact(balancer: Readonly<Record<string, unknown>> | undefined): string | undefined {
  if (balancer === undefined) return undefined;
  if (balancer['localityLbSetting'] !== undefined) return 'by locality';
  if (balancer['consistentHash'] !== undefined) return 'by hash';
  return typeof balancer['simple'] === 'string' ? balancer['simple'] : undefined;
}

function numberAt(value: unknown, path: readonly string[]): number | undefined {
  let at: unknown = value;
  for (const key of path)
    at = typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[key] : undefined;
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
