import type { Mesh } from '../build';
import { appEncrypts, parseCall } from '../call';
import { apartWords } from '../pods-apart';
import { seeingProxy } from '../proxy/clients/proxies';
import { walkAmbient } from './ambient-walk';
import { assumedSidecar } from './assumed-sidecar';
import { attachedCaveats } from './attached';
import { conditionsOf } from './conditions';
import { walkFromGateway } from './from-gateway';
import { ineffectiveOf } from './ineffective';
import { hostsOnTheWay, tiesOf, type Ending, type Journey, type Stage } from './journey';
import { madeNewest } from './otherwise';
import { policyInForce } from './policy-in-force';
import { refusalOf } from './refusal';
import { isUnseen } from './round';
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
  const journey = setOut(mesh, call);
  return journey && finish(journey, walk(journey));
}

function setOut(mesh: Mesh, call: TracedCall, isHandedOver = false): Journey | undefined {
  const dialled = parseCall(call.url);
  if (dialled?.port === undefined) return undefined;
  const caveats = [...apartWords(mesh, call.client.workload)];
  const at = { ...dialled, port: dialled.port };
  return { mesh, call, dialled: at, hops: [], caveats, dnsAnswer: undefined, undecided: [], stages: [], isHandedOver };
}

function walk(journey: Journey): Ending {
  switch (journey.call.client.kind) {
    case 'sidecar':
      return walkSidecar(journey);
    case 'ztunnel':
      return walkAmbient(journey);
    case 'egress-gateway':
      return walkFromGateway(journey);
    default:
      return passUntouched(journey);
  }
}

/** The mesh that a trace asks when somebody reads what is worked out late. A trace may outlive the mesh that it was made in, and must not hold on to it. */
const homes = new WeakMap<Trace, { mesh: Mesh }>();

/** Lets a trace that is kept belong to a later mesh, in which nothing that it depends on is different. */
export function moveTrace(trace: Trace, mesh: Mesh): void {
  const home = homes.get(trace);
  if (home) home.mesh = mesh;
}

/** What few readers ask about is worked out when they do. */
function finish(journey: Journey, ending: Ending): Trace {
  const { mesh, call, hops, caveats, stages, dialled } = journey;
  const undecided = undecidedBy(journey, ending);
  const assumed = assumedSidecar(mesh, call.client);
  const said = [...conditionsOf({ undecided, assumed }), ...caveats, ...attachedCaveats(mesh, stages, dialled.port)];
  const home = { mesh };
  const policyOf = lastPolicy(ending, stages.at(-1), dialled.host);
  let ties: Trace['ties'] | undefined;
  let policy: Trace['policy'];
  let ineffective: Trace['ineffective'] | undefined;
  let refusal: { readonly because: Trace['refusal'] } | undefined;
  let seen: { readonly as: Trace['asSeen'] } | undefined;
  const trace: Trace = {
    call,
    ...ending,
    hops,
    legs: stages.map((stage) => legOf(stage, dialled.port)),
    caveats: [...new Set(said)],
    dnsAnswer: journey.dnsAnswer,
    assumed,
    undecided,
    get ties() {
      return (ties ??= tiesOf(hops).map((tie) => ifOther(home, call, tie)));
    },
    get policy() {
      return (policy ??= policyOf());
    },
    get refusal() {
      if (ending.outcome !== 'blackhole') return undefined;
      return (refusal ??= { because: refusalOf(home.mesh, call) }).because;
    },
    get asSeen() {
      return (seen ??= { as: isUnseen(this) ? asSeenIn(home.mesh, call) : undefined }).as;
    },
    get ineffective() {
      return (ineffective ??= idleFor(home.mesh, call));
    },
  };
  homes.set(trace, home);
  return trace;
}

function lastPolicy({ cluster }: Ending, stage: Stage | undefined, host: string): () => Trace['policy'] {
  const at = stage && { isHttp: stage.isHttp, forward: stage.forward, cluster: stage.cluster, tunnel: stage.tunnel };
  return () => cluster && policyInForce(cluster, at, host);
}

/** The way is walked again for it: keeping what was met on it would keep the mesh. */
function idleFor(mesh: Mesh, call: TracedCall): Trace['ineffective'] {
  const journey = setOut(mesh, call);
  return journey ? ineffectiveOf(journey, walk(journey)) : [];
}

function asSeenIn(mesh: Mesh, call: TracedCall): Trace['asSeen'] {
  const { client } = call;
  if (client.kind !== 'none' && client.kind !== 'sidecar') return undefined;
  const journey = setOut(mesh, { ...call, client: seeingProxy(mesh, client) }, true);
  if (journey === undefined || appEncrypts(journey.dialled.scheme)) return undefined;
  const ending = walk(journey);
  const { outcome, tls, via, cluster } = ending;
  const hosts = hostsOnTheWay({ ...ending, call, hops: journey.hops });
  return { outcome, tls, via, cluster, undecided: undecidedBy(journey, ending), hosts };
}

function legOf({ via, scope, services, isHttp, sent, tunnel, ways }: Stage, port: number): Leg {
  return { via, proxy: scope.proxy, service: services[0], port, isHttp, sent, ways, ...(tunnel ? { tunnel } : {}) };
}

/** What would become of the call were the winner the younger one; only asked where somebody reads it, since it takes a mesh of its own. */
function ifOther(home: { readonly mesh: Mesh }, call: TracedCall, tie: Tie): Tie {
  return {
    ...tie,
    get otherwise() {
      const other = madeNewest(home.mesh, tie.winner);
      const trace = other && traceCall(other, call);
      return trace && answerWords(trace);
    },
  };
}
