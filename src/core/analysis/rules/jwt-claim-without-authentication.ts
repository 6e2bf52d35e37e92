import { labelsIn, listIn, recordIn } from '../../mesh';
import type { Path } from '../../text';
import { gatewaysOf, gatewayUses, type GatewayUse } from '../istioctl/gateways';
import { selects } from '../../mesh';
import { podsSelectedBy, type DrawnPod } from '../istioctl/pods';
import { seenOf, type Seen } from '../istioctl/scope';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const jwtClaimWithoutAuthentication: WorkspaceRule = {
  id: 'jwt-claim-without-authentication',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0149'],
  sees: 'drawn',
  summary: 'Routes of a gateway match claims of a token, and nothing there reads tokens.',
  why: 'Claims are known to a gateway only after a RequestAuthentication has checked the token, so without one such a match never holds.',
  source: 'istio/istio pkg/config/analysis/analyzers/virtualservice/jwtclaimroute.go, JWTClaimRouteAnalyzer.analyze',
  check: (input) => gatewayUses(input).flatMap((use) => checkUse(input, use)),
};

function checkUse(input: RuleInput, use: GatewayUse): readonly Report[] {
  const path = claimMatch(use.service);
  const gateway = path && gatewaysOf(input).get(`${use.namespace}/${use.name}`);
  if (path === undefined || gateway === undefined || gateway.isKubernetes) return [];
  const pods = podsSelectedBy(input, labelsIn(gateway.seen.spec, 'selector'));
  return pods
    .filter((pod) => !isAuthenticated(input, pod))
    .map((pod) => ({
      resource: use.service.resource,
      path,
      part: 'key',
      message: `This match never holds: no RequestAuthentication selects pod ${pod.namespace}/${pod.name}, so Gateway ${use.namespace}/${use.name} knows no claims. Add one for the pod.`,
      code: 'IST0149',
      ref: 'IST0149',
    }));
}

const claims = '@request.auth.claims';

/** The first match on a claim among the routes. */
function claimMatch({ spec }: Seen): Path | undefined {
  for (const [index, rule] of listIn(spec, 'http').entries()) {
    for (const [at, match] of listIn(rule, 'match').entries()) {
      for (const key of ['headers', 'withoutHeaders']) {
        const name = Object.keys(recordIn(match, key)).find((each) => each.startsWith(claims));
        if (name !== undefined) return ['spec', 'http', index, 'match', at, key, name];
      }
    }
  }
  return undefined;
}

/** Istio looks in `istio-system`, whatever the root namespace is, and in the pod's own. */
function isAuthenticated(input: RuleInput, pod: DrawnPod): boolean {
  return seenOf(input, 'RequestAuthentication').some(
    ({ namespace, spec }) =>
      ['istio-system', pod.namespace].includes(namespace) &&
      selects(labelsIn(recordIn(spec, 'selector'), 'matchLabels'), pod.labels),
  );
}
