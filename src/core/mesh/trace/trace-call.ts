import type { Mesh } from '../build';
import { parseCall } from '../call';
import { walkAmbient } from './ambient-walk';
import { ineffectiveOf } from './ineffective';
import { tiesOf, type Ending, type Journey, type Stage } from './journey';
import { madeNewest } from './otherwise';
import { policyInForce } from './policy-in-force';
import { walkSidecar } from './sidecar-walk';
import { undecidedBy } from './undecided';
import type { Leg, Tie, Trace, TracedCall } from './trace';
import { answerWords } from './trace-words';
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
  const undecided = undecidedBy(journey, ending);
  let ties: Trace['ties'] | undefined;
  let policy: Trace['policy'];
  let ineffective: Trace['ineffective'] | undefined;
  return {
    call,
    ...ending,
    hops,
    legs: stages.map((stage) => legOf(stage, dialled.port)),
    caveats: [...new Set(undecided === undefined ? caveats : [undecided, ...caveats])],
    undecided,
    get ties() {
      return (ties ??= tiesOf(hops).map((tie) => ifOther(journey, tie)));
    },
    get policy() {
      return (policy ??= ending.cluster && policyInForce(ending.cluster, stages.at(-1), dialled.host));
    },
    get ineffective() {
      return (ineffective ??= ineffectiveOf(journey, ending));
    },
  };
}

function legOf({ via, scope, services, isHttp, ways }: Stage, port: number): Leg {
  return { via, proxy: scope.proxy, service: services[0], port, isHttp, ways };
}

/** What would become of the call were the winner the younger one; only asked where somebody reads it, since it takes a mesh of its own. */
function ifOther({ mesh, call }: Journey, tie: Tie): Tie {
  return {
    ...tie,
    get otherwise() {
      const other = madeNewest(mesh, tie.winner);
      const trace = other && traceCall(other, call);
      return trace && answerWords(trace);
    },
  };
}
