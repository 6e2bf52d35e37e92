import { addAll } from '../../../lists';
import { compareText } from '../../base';
import { listIn, textsIn } from '../../read';
import type { Route, VirtualService } from '../../virtual-service';
import type { FilterChain, Loser, RouteOrigin } from './listener';
import type { Bind, Claim } from './listener-claims';
import { destinationsOf, mismatchOf, mismatchWords } from './listener-match';
import { chainTo, ownCluster } from './listener-tls';
import type { Scope } from '../scope/scope';

/**
 * The filter chains of a port for raw bytes. The first `tcp` rule with a match that counts and is not limited to subnets takes all that is left; rules before it
 * take their subnets (pilot/pkg/networking/core/tls.go, buildSidecarOutboundTCPFilterChainOpts).
 */
export function tcpChains(
  scope: Scope,
  claim: Claim,
  bind: Bind,
  rules: readonly VirtualService[],
): readonly FilterChain[] {
  const passedOver: Loser[] = [];
  const chains: FilterChain[] = [];
  let ownIsTaken = false;
  const ranges = bind.range === undefined ? [] : [bind.range];
  const add = (
    to: readonly string[],
    virtualService: VirtualService,
    route: Route,
    match: number | undefined,
  ): void => {
    const destinations = destinationsOf(scope, virtualService, route, claim.listen.number);
    const origin = originOf(virtualService, route, match);
    chains.push(chainTo(claim, { ranges: to, names: [], destinations, route: origin, passedOver }));
  };
  for (const virtualService of rules) {
    for (const route of virtualService.routes) {
      if (route.protocol !== 'tcp' || route.destinations.length === 0) continue;
      const taken = takenBy(scope, claim, { virtualService, route, passedOver });
      if (taken === undefined) continue;
      add(taken.subnets ?? ranges, virtualService, route, taken.match);
      if (taken.subnets === undefined) return chains;
      ownIsTaken ||= isSame(taken.subnets, ranges);
    }
  }
  if (ownIsTaken) return chains;
  chains.push(chainTo(claim, { ranges, names: [], destinations: ownCluster(claim), route: undefined, passedOver }));
  return chains;
}

interface Asked {
  readonly virtualService: VirtualService;
  readonly route: Route;
  readonly passedOver: Loser[];
}

/** What a rule takes: everything, without `subnets`; undefined where it takes nothing. */
function takenBy(
  scope: Scope,
  claim: Claim,
  { virtualService, route, passedOver }: Asked,
): { readonly subnets?: readonly string[]; readonly match: number | undefined } | undefined {
  const matches = listIn(route.rule, 'match');
  if (matches.length === 0) return { match: undefined };
  const subnets: string[] = [];
  let first: number | undefined;
  for (const [index, match] of matches.entries()) {
    const mismatch = mismatchOf(match, scope, claim.listen.number);
    if (mismatch !== undefined) {
      const because = mismatchWords(mismatch, match, claim.listen.number);
      passedOver.push({
        resource: virtualService.resource,
        path: ['spec', 'tcp', route.index, 'match', index],
        because,
        tied: false,
      });
      continue;
    }
    first ??= index;
    const limits = textsIn(match, 'destinationSubnets');
    if (limits.length === 0) return { match: index };
    addAll(subnets, limits);
  }
  return subnets.length > 0 ? { subnets, match: first } : undefined;
}

function originOf(virtualService: VirtualService, route: Route, match: number | undefined): RouteOrigin {
  const origin = { virtualService, path: ['spec', 'tcp', route.index], rule: route.rule };
  return match === undefined ? origin : { ...origin, match };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  const sorted = [...b].sort(compareText);
  return a.length === b.length && [...a].sort(compareText).every((each, index) => each === sorted[index]);
}
