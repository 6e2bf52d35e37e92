import type { Mesh } from '../build';
import { parseCall } from '../call';
import { walkAmbient } from './ambient-walk';
import { ineffectiveOf } from './ineffective';
import { tiesOf, type Ending, type Journey } from './journey';
import { policyInForce } from './policy-in-force';
import { walkSidecar } from './sidecar-walk';
import type { Trace, TracedCall } from './trace';
import { passUntouched } from './untouched';

/**
 * Follows a call from a client through every proxy that it gets to, as Envoy and ztunnel would with what istiod makes of the mesh. `undefined` when the
 * URL is no call (`scheme://host[:port][/path]`), or names no port where its scheme has none.
 */
export function traceCall(mesh: Mesh, call: TracedCall): Trace | undefined {
  const dialled = parseCall(call.url);
  if (dialled?.port === undefined) return undefined;
  const journey: Journey = {
    mesh,
    call,
    dialled: { ...dialled, port: dialled.port },
    hops: [],
    caveats: [],
    stages: [],
  };
  return finish(journey, walk(journey));
}

function walk(journey: Journey): Ending {
  switch (journey.call.client.kind) {
    case 'sidecar':
      return walkSidecar(journey);
    case 'ztunnel':
      return walkAmbient(journey);
    default:
      return passUntouched(journey);
  }
}

/** What few readers ask about is worked out when they do. */
function finish(journey: Journey, ending: Ending): Trace {
  const { call, hops, caveats, stages, dialled } = journey;
  let policy: Trace['policy'];
  let ineffective: Trace['ineffective'] | undefined;
  return {
    call,
    ...ending,
    hops,
    ties: tiesOf(hops),
    caveats: [...new Set(caveats)],
    get policy() {
      return (policy ??= ending.cluster && policyInForce(ending.cluster, stages.at(-1), dialled.host));
    },
    get ineffective() {
      return (ineffective ??= ineffectiveOf(journey, ending));
    },
  };
}
