import type { Resource } from '../schema';
import {
  listenerAddress,
  missedOn,
  ownImportWords,
  proxyOf,
  takenFor,
  takesWhatever,
  tracesOf,
  type Dialled,
  type Leg,
  type Mesh,
  type Missed,
  type TakenFor,
  type Trace,
  type Workload,
} from '../mesh';
import type { Consequence } from './consequences';

/** Which entry answers for each call that a design draws. */
export function callConsequences(mesh: Mesh, resource: Resource): readonly Consequence[] {
  return mesh.workloads.flatMap((workload) =>
    workload.calls
      .filter(({ place }) => place.document === resource.place.document && place.file === resource.place.file)
      .flatMap((call) => {
        const { dialled, place } = call;
        const trace = tracesOf(mesh).get(call);
        if (dialled?.port === undefined || trace === undefined) return [];
        const [hint, says] = answerWords(trace, dialled) ?? missedWords(mesh, workload, dialled, trace);
        return [{ path: [...place.path, 'url'], hint, says }];
      }),
  );
}

type Words = readonly [hint: string, says: string];

/** What the first proxy on the way takes a call for; undefined where it takes it for nothing that it knows. */
function answerWords({ legs: [leg] }: Trace, dialled: Dialled): Words | undefined {
  if (leg === undefined) return undefined;
  const taken = takenFor(leg);
  if (taken && takesWhatever(leg, taken, dialled.host))
    return [nameOf(taken.entry), `${labelOf(taken.entry)} takes every call to port ${leg.port}, which has no address.`];
  if (leg.service) {
    const { resource, namespace } = taken?.entry ?? leg.service;
    const name = `${namespace}/${resource.name}`;
    return [name, `${resource.kind} ${name} answers for it, on port ${leg.port}.`];
  }
  return routedWords(leg);
}

/** A VirtualService sends on what no service has, by its name. */
function routedWords({ ways }: Leg): Words | undefined {
  const way = ways.find(({ virtualService }) => virtualService !== undefined);
  if (way?.virtualService === undefined) return undefined;
  const { host, port } = way.cluster;
  return [host, `VirtualService ${nameOf(way.virtualService)} sends it to ${host}, port ${port}.`];
}

function missedWords(mesh: Mesh, workload: Workload, dialled: Dialled, trace: Trace): Words {
  return wordsFor(missedOn(mesh, proxyOf(mesh, workload), dialled, trace), dialled, workload);
}

function wordsFor(missed: Missed, { host, port = 0 }: Dialled, { namespace }: Workload): Words {
  switch (missed.why) {
    case 'unknown':
      return ['no entry', `No ServiceEntry has ${host}.`];
    case 'no-proxy':
      if (missed.entry === undefined) return ['no proxy', 'The pod has no proxy that would take the call.'];
      return ['no proxy', `The pod has no proxy that would take the call for ${labelOf(missed.entry)}.`];
    case 'round':
      return [`goes round ${missed.past}`, missed.because];
    case 'hidden':
      return ['not visible here', `${labelOf(missed.entry)} has the host and is not exported to ${namespace}.`];
    case 'not-imported': {
      const sidecar = missed.sidecar ? `Sidecar ${missed.sidecar.name}` : 'The proxy';
      if (missed.onlyBy)
        return [
          `imported on ${listenerAddress(missed.onlyBy)} alone`,
          `${sidecar} imports ${host} ${ownImportWords(missed.onlyBy)}.`,
        ];
      return ['not imported', `${sidecar} does not import ${host} from ${labelOf(missed.entry)}.`];
    }
    case 'no-port':
      return [`no port ${port}`, `${labelOf(missed.entry)} has the host and not port ${port}.`];
    case 'lost':
      return [`no port ${port}`, `${labelOf(missed.winner)} answers for the host and does not have port ${port}.`];
    case 'no-listener':
      return [missed.says, missed.because];
    case 'wrong-protocol': {
      const { protocol } = missed.port;
      const says = `Port ${port} of ${labelOf(missed.entry)} takes ${protocol}, and the call is something else.`;
      return [`not ${protocol}`, says];
    }
    case 'other-server-name':
      return ['other names only', `VirtualService ${missed.virtualService.name} passes on other server names only.`];
  }
}

function nameOf({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `${namespace}/${name}`;
}

function labelOf(entry: TakenFor['entry']): string {
  return `ServiceEntry ${nameOf(entry)}`;
}
