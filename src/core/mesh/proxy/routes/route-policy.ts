import type { Mesh } from '../../build';
import { textIn } from '../../read';
import { faultOf } from './faults';
import { originOf, type HttpRule } from './http-rules';
import { retriesOf } from './retries';
import type { RoutePolicy } from './route';
import { mirrorsOf, type DestinationLookup } from './route-destinations';
import { durationIn } from './route-durations';

/** What a rule adds to the requests that it sends on. */
export function routePolicyOf(mesh: Mesh, rule: HttpRule, lookup: DestinationLookup): RoutePolicy {
  const origin = textIn(rule.fields, 'timeout') === undefined ? undefined : originOf(rule, 'timeout');
  return {
    timeout: durationIn(rule.fields, 'timeout'),
    timeoutPath: origin && [...origin.path, 'timeout'],
    timeoutIn: origin?.virtualService.resource,
    retries: retriesOf(mesh, rule),
    fault: faultOf(rule),
    mirrors: mirrorsOf(rule, lookup),
  };
}

/** The policy of a service's default route: no timeout, and the retries of the mesh (route.go, BuildDefaultHTTPOutboundRoute). */
export function defaultRoutePolicy(mesh: Mesh): RoutePolicy {
  return {
    timeout: null,
    timeoutPath: undefined,
    timeoutIn: undefined,
    retries: retriesOf(mesh),
    fault: null,
    mirrors: [],
  };
}
