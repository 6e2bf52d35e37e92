import { isWildcard } from '../../host';
import { listIn, textsIn } from '../../read';
import type { FilterChain, Loser, WeightedDestination } from './listener';
import { portOf, type Bind, type Claim } from './listener-claims';
import { shortNames } from '../names/names-search';
import { destinationsOf, mismatchOf, mismatchWords } from './listener-match';
import type { Scope } from '../scope/scope';
import type { VirtualService } from '../../virtual-service';

/**
 * The filter chains of a port whose connections are told apart by server name: one for each match of a `tls` rule that counts, or one to the service
 * itself where none does, so that server names that no rule lists get none (pilot/pkg/networking/core/tls.go, buildSidecarOutboundTLSFilterChainOpts).
 */
export function tlsChains(
  scope: Scope,
  claim: Claim,
  bind: Bind,
  rules: readonly VirtualService[],
): readonly FilterChain[] {
  const passedOver: Loser[] = [];
  const handled = new Set<string>();
  const chains: FilterChain[] = [];
  // Subnets of one match stay for those after it, in the next VirtualServices too: the variable of the service's ranges is written over.
  let ranges = bind.range === undefined ? [] : [bind.range];
  for (const { virtualService, route, match, index } of matchesIn(rules)) {
    const path = ['spec', 'tls', route.index, 'match', index];
    const pass = (because: string): void =>
      void passedOver.push({ resource: virtualService.resource, path, because, tied: false });
    const mismatch = mismatchOf(match, scope, claim.listen.number);
    if (mismatch !== undefined) {
      pass(mismatchWords(mismatch, match, claim.listen.number));
      continue;
    }
    const names = textsIn(match, 'sniHosts');
    const subnets = textsIn(match, 'destinationSubnets');
    if (subnets.length > 0) ranges = [...subnets];
    const key = `${names.join(',')}|${subnets.join(',')}`;
    if (handled.has(key)) {
      pass('An earlier match has the same sniHosts and destinationSubnets.');
      continue;
    }
    handled.add(key);
    const destinations = destinationsOf(scope, virtualService, route, claim.listen.number);
    const origin = { virtualService, path: ['spec', 'tls', route.index], rule: route.rule, match: index };
    chains.push(chainTo(claim, { ranges, names, destinations, route: origin, passedOver }));
  }
  if (chains.length > 0) return chains;
  const names = needsName(claim, bind) ? ownNames(claim, scope.proxy.namespace) : [];
  return [chainTo(claim, { ranges, names, destinations: ownCluster(claim), route: undefined, passedOver })];
}

function* matchesIn(rules: readonly VirtualService[]) {
  for (const virtualService of rules)
    for (const route of virtualService.routes)
      if (route.protocol === 'tls' && route.destinations.length > 0)
        for (const [index, match] of listIn(route.rule, 'match').entries())
          yield { virtualService, route, match, index };
}

/** A pattern that stands for many hosts is asked for by name at its own address, too. */
function needsName({ definition }: Claim, { byName }: Bind): boolean {
  return byName || (definition.resolution === 'DYNAMIC_DNS' && isWildcard(definition.host));
}

/** The service's host, and names of ExternalName Services that stand for it with their short forms (tls.go, GenerateAltVirtualHosts). */
function ownNames({ definition }: Claim, namespace: string): readonly string[] {
  return [definition.host, ...definition.aliases.flatMap((alias) => [alias, ...shortNames(alias, namespace)])];
}

interface ChainParts {
  readonly ranges: readonly string[];
  readonly names: readonly string[];
  readonly destinations: readonly WeightedDestination[];
  readonly route: Extract<FilterChain['to'], { type: 'tcp' }>['route'];
  readonly passedOver: readonly Loser[];
}

/** A filter chain that sends bytes on as they are. */
export function chainTo(claim: Claim, parts: ChainParts): FilterChain {
  const names = parts.names.includes('*') ? [] : parts.names;
  return {
    ranges: parts.ranges,
    serverNames: names,
    takes: names.length > 0 ? 'tls' : 'any',
    isDefault: names.length === 0 && parts.ranges.length === 0,
    to: {
      type: 'tcp',
      service: claim.service,
      port: claim.port,
      destinations: parts.destinations,
      route: parts.route,
      passedOver: parts.passedOver,
    },
  };
}

/** The cluster of the service itself: of its only port where it has one, whatever port a Sidecar listens on. */
export function ownCluster({ service, definition, listen }: Claim): readonly WeightedDestination[] {
  const [first] = definition.ports;
  const port = first !== undefined && definition.ports.length === 1 ? first : listen;
  const { number } = portOf(service, definition, port);
  return [{ host: service.host, port: number, subset: undefined, weight: 100, path: undefined }];
}
