import { groupBy } from '../../lists';
import { hostCovers, isWildcard, textsIn } from '../../mesh';
import { fqdnOf, scopesOf } from '../istioctl/host-map';
import { forComplete, type Seen } from '../istioctl/scope';
import { callOf, listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';

export const sharedMeshHost: WorkspaceRule = {
  id: 'shared-mesh-host',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0109'],
  summary: 'Several VirtualServices route the same host in sidecars.',
  why: 'A sidecar takes the http routes of one of them for the host, the oldest that it sees, and leaves out those of the others; at a gateway they would be joined.',
  source:
    'istio/istio pkg/config/analysis/analyzers/virtualservice/conflictingmeshgatewayhosts.go, ConflictingMeshGatewayHostsAnalyzer.Analyze',
  check: (input) => reportAll(claimsOf(input)),
};

/** A host that a VirtualService routes in the sidecars of a scope. */
interface Claim {
  readonly service: Seen;
  readonly index: number;
  /** A namespace, or `*`. */
  readonly scope: string;
  /** With a short name expanded. */
  readonly host: string;
  /** `scope/host`. */
  readonly key: string;
}

const claimsOf = forComplete('VirtualService', (service): readonly Claim[] => {
  const gateways = textsIn(service.spec, 'gateways');
  if (gateways.length > 0 && !gateways.includes('mesh')) return [];
  const scopes = new Set(scopesOf(textsIn(service.spec, 'exportTo'), service.namespace));
  return textsIn(service.spec, 'hosts').flatMap((written, index) => {
    const host = fqdnOf(written, service.namespace);
    return [...scopes].map((scope) => ({ service, index, scope, host, key: `${scope}/${host}` }));
  });
});

function reportAll(claims: readonly Claim[]): readonly Report[] {
  const groups = groupBy(claims, ({ key }) => key);
  const open = openHosts(groups);
  const reports = new Map<Seen, Report>();
  for (const group of groups.values()) {
    const all = [...group, ...open.overlapping(group[0])];
    if (all.length < 2) continue;
    for (const claim of all) if (!reports.has(claim.service)) reports.set(claim.service, reportOf(claim, all));
  }
  return [...reports.values()];
}

/** What is claimed for all namespaces, asked with a claim for one: equal hosts, and wildcards that overlap with it either way. */
function openHosts(groups: ReadonlyMap<string, readonly Claim[]>): {
  readonly overlapping: (claim: Claim | undefined) => readonly Claim[];
} {
  const open = [...groups.values()].filter(([first]) => first?.scope === '*');
  const wildcards = open.filter(([first]) => first && isWildcard(first.host));
  return {
    overlapping: (claim) => {
      if (claim === undefined || claim.scope === '*') return [];
      const { host } = claim;
      if (!isWildcard(host))
        return [
          ...(groups.get(`*/${host}`) ?? []),
          ...wildcards.filter(([first]) => first && hostCovers(first.host, host)).flat(),
        ];
      return open.filter(([first]) => first && (hostCovers(first.host, host) || hostCovers(host, first.host))).flat();
    },
  };
}

function reportOf(claim: Claim, all: readonly Claim[]): Report {
  const { service, index } = claim;
  const path = ['spec', 'hosts', index];
  return { resource: service.resource, path, message: messageFor(claim, all), code: 'IST0109', ref: 'IST0109' };
}

function isWrittenTwice({ spec, namespace }: Seen, host: string): boolean {
  const written = textsIn(spec, 'hosts').filter((each) => fqdnOf(each, namespace) === host);
  return new Set(written).size < written.length;
}

function messageFor({ service, host }: Claim, all: readonly Claim[]): string {
  if (all.every((each) => each.service === service)) {
    const how = isWrittenTwice(service, host) ? '' : ', once by its short name';
    return `${host} is listed twice in these hosts${how}. Keep one.`;
  }
  if (all.some((each) => each.service !== service && each.host === host))
    return `${host} has routes for sidecars in ${othersWith(host, service, all)} too, and a sidecar uses the http routes of only one VirtualService. Join them in one.`;
  const others = all.filter((each) => each.service !== service);
  const called = listNames([...new Set(others.map((each) => callOf(each.service.resource)))]);
  return `istioctl analyze calls ${host} in conflict with ${listNames([...new Set(others.map((each) => each.host))])} of ${called}. A sidecar takes the routes of the longer one for the hosts that both cover.`;
}

/** Names of the others with a host, of which a message has the first few: thousands need not be listed for each of thousands. */
function othersWith(host: string, service: Seen, all: readonly Claim[]): string {
  const owners = ownersOf(host, all);
  const own = callOf(service.resource);
  const isAlone = owners.get(own)?.size === 1;
  const names: string[] = [];
  for (const name of owners.keys()) {
    if (names.length === most) break;
    if (!isAlone || name !== own) names.push(name);
  }
  return listNames(names, most, owners.size - (isAlone ? 1 : 0));
}

const most = 4;
const remembered = new WeakMap<readonly Claim[], Map<string, ReadonlyMap<string, ReadonlySet<Seen>>>>();

/** The VirtualServices with a host by name. Two may have the same one. */
function ownersOf(host: string, all: readonly Claim[]): ReadonlyMap<string, ReadonlySet<Seen>> {
  let known = remembered.get(all);
  if (known === undefined) remembered.set(all, (known = new Map<string, ReadonlyMap<string, ReadonlySet<Seen>>>()));
  const before = known.get(host);
  if (before) return before;
  const owners = new Map<string, Set<Seen>>();
  for (const { service } of all.filter((each) => each.host === host)) {
    const name = callOf(service.resource);
    owners.set(name, (owners.get(name) ?? new Set<Seen>()).add(service));
  }
  known.set(host, owners);
  return owners;
}
