import type { Mesh } from '../build';
import type { Proxy } from '../proxy/clients/proxy';
import { scopeOf } from '../proxy/scope/scopes';
import { madeNewest } from '../trace/otherwise';
import { entrySteps } from './entry-ladder';
import { labelOf, type Ladders, type Step } from './ladder';
import { routeSteps } from './route-ladder';
import { ruleSteps } from './rule-ladder';

/** All ServiceEntries, VirtualServices and DestinationRules that could apply to a client's calls to a host, with what becomes of each. */
export function laddersFor(mesh: Mesh, client: Proxy, host: string): Ladders {
  const scope = scopeOf(mesh, client);
  return {
    host,
    get entries() {
      return entrySteps(scope, host);
    },
    get virtualServices() {
      return routeSteps(scope, host);
    },
    get rules() {
      return ruleSteps(scope, host);
    },
  };
}

/** Which of the lists of `Ladders`. */
export type LadderName = 'entries' | 'virtualServices' | 'rules';

/**
 * What would be with the ages the other way round, where age decided about a candidate: in one sentence. It takes a mesh of its own. Undefined where nothing is
 * tied, or nothing would be otherwise.
 */
export function otherwiseFor(mesh: Mesh, client: Proxy, name: LadderName, host: string): string | undefined {
  const steps = laddersFor(mesh, client, host)[name];
  const [winner] = steps;
  if (winner === undefined || winner.standing === 'loses' || !steps.some(({ tied }) => tied)) return undefined;
  const other = madeNewest(mesh, winner.resource);
  const [next] = other ? laddersFor(other, client, host)[name] : [];
  if (next === undefined || isSame(next, winner)) return undefined;
  return `Were ${labelOf(winner.resource)} the newest, ${labelOf(next.resource)} would win.`;
}

/** The changed mesh has resources of its own, in the same places. */
function isSame(a: Step, b: Step): boolean {
  return a.resource.key === b.resource.key;
}
