import { addAll } from '../../lists';
import { authorize, type AuthorizedCall } from '../proxy/authorization/authorization';
import { addHop, endAt, type Ending, type Journey } from './journey';
import type { Hop } from './trace';

/** Where a call is held against AuthorizationPolicies. */
interface Checkpoint {
  readonly via: 'egress-gateway' | 'waypoint';
  readonly at: Hop['at'];
  readonly isHttp: boolean;
}

/** Ends a call that AuthorizationPolicies of a gateway or a waypoint do not let through; undefined where it goes on. */
export function endIfDenied(
  journey: Journey,
  { via, at, isHttp }: Checkpoint,
  call: AuthorizedCall,
): Ending | undefined {
  const verdict = authorize(journey.mesh, call);
  addAll(journey.caveats, verdict.caveats);
  if (verdict.type === 'unknown') journey.caveats.push(verdict.because);
  if (verdict.type !== 'denied') return undefined;
  addHop(journey, {
    proxy: via,
    at,
    name: verdict.policy.name,
    what: `The ${via === 'waypoint' ? 'waypoint' : 'gateway'} refuses the call.`,
    because: verdict.because,
    resource: verdict.policy,
    path: verdict.path,
  });
  return endAt(via, 'blocked', { code: isHttp ? 403 : null });
}
