import type { Resource } from '../schema';
import { resolveCall, type Mesh, type Resolved, type Workload } from '../mesh';
import type { Consequence } from './consequences';

/** Which entry answers for each call that a design draws. */
export function callConsequences(mesh: Mesh, resource: Resource): readonly Consequence[] {
  return mesh.workloads.flatMap((workload) =>
    workload.calls
      .filter(({ place }) => place.document === resource.place.document && place.file === resource.place.file)
      .flatMap((call) => {
        const { dialled, place } = call;
        if (dialled?.port === undefined) return [];
        const client = { namespace: workload.namespace, labels: workload.labels };
        const resolved = resolveCall(mesh, client, dialled, dialled.port);
        const [hint, says] = wordsFor(resolved, dialled.host, dialled.port, workload);
        return [{ path: [...place.path, 'url'], hint, says }];
      }),
  );
}

function wordsFor(resolved: Resolved, host: string, port: number, { namespace }: Workload): readonly [string, string] {
  if (resolved.found) {
    const name = nameOf(resolved.entry);
    if (resolved.takenFrom !== undefined)
      return [name.slice(name.indexOf(' ') + 1), `${name} takes every call to port ${port}, which has no address.`];
    return [name.slice(name.indexOf(' ') + 1), `${name} answers for it, on port ${resolved.port.number}.`];
  }
  switch (resolved.why) {
    case 'unknown':
      return ['no entry', `No ServiceEntry has ${host}.`];
    case 'hidden':
      return ['not visible here', `${nameOf(resolved.entry)} has the host and is not exported to ${namespace}.`];
    case 'not-imported':
      return [
        'not imported',
        `Sidecar ${resolved.sidecar.name} does not import ${host} from ${nameOf(resolved.entry)}.`,
      ];
    case 'no-port':
      return [`no port ${port}`, `${nameOf(resolved.entry)} has the host and not port ${port}.`];
    case 'lost':
      return [`no port ${port}`, `${nameOf(resolved.winner)} answers for the host and does not have port ${port}.`];
    case 'wrong-protocol':
      return [
        `not ${resolved.port.protocol}`,
        `Port ${port} of ${nameOf(resolved.entry)} takes ${resolved.port.protocol}, and the call is something else.`,
      ];
    case 'other-server-name':
      return ['other names only', `VirtualService ${resolved.virtualService.name} passes on other server names only.`];
  }
}

function nameOf({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `ServiceEntry ${namespace}/${name}`;
}
