import { hostCovers } from '../../host';
import { selectRule } from './policy-selection';
import type { Candidate } from './policy-verdict';
import type { Scope } from '../scope/scope';

/**
 * All DestinationRules that could apply to a host, in the order in which istiod tries them for this proxy, with what becomes of each. Rules are found by the
 * service that covers the host; where the proxy knows none, none of them applies.
 */
export function rulesFor(scope: Scope, host: string): readonly Candidate[] {
  const service = scope.service(host) ?? scope.covering(host)[0];
  if (service === undefined) return withoutService(scope, host);
  const { candidates } = selectRule(scope.mesh, scope.proxy, service);
  return candidates.filter(({ rule }) => hostCovers(rule.host, service.host) || hostCovers(rule.host, host));
}

function withoutService({ mesh, proxy }: Scope, host: string): readonly Candidate[] {
  const because = `Proxies of this kind in namespace ${proxy.namespace} know no service of host ${host}, so that nothing asks for its rules.`;
  return mesh.ruleIndex
    .aboutHost(host)
    .map((rule) => ({ rule, verdict: 'no-service', because, by: undefined, lost: [['spec']], tied: false }));
}
