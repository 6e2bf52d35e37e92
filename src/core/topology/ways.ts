import {
  addedTls,
  addedTlsToService,
  appEncrypts,
  onwardFrom,
  type Client,
  type Dialled,
  type Mesh,
  type Onward,
  type Resolved,
  type Workload,
} from '../mesh';
import type { CallTarget, CallWay } from './calls';
import { commonTls, tlsBy } from './tls';

/** The target of a call that belongs to an entry, with all ways that it may take from there. */
export function followTarget(
  mesh: Mesh,
  workload: Workload,
  dialled: Dialled,
  resolved: Extract<Resolved, { found: true }>,
): CallTarget {
  const { entry, port, pattern } = resolved;
  const client = { namespace: workload.namespace, labels: workload.labels };
  const ways = onwardFrom(mesh, { client, host: dialled.host, scheme: dialled.scheme, entry, port, pattern }).map(
    (onward) => wayOf(mesh, client, dialled, onward),
  );
  return { entry, port, ways, tls: commonTls(ways.map((way) => way.tls)) };
}

/** A way with who has encrypted by the time that the bytes leave the pod. */
export function wayOf(mesh: Mesh, client: Client, dialled: Dialled, onward: Onward): CallWay {
  if (mesh.settings.dataPlane === 'ambient') return { onward, tls: 'ambient' };
  const to = onward.resolved;
  const added = to.found
    ? addedTls(mesh, client, to.pattern, to.entry, to.port, onward.subset)
    : addedTlsToService(mesh, client, onward.host, onward.port, onward.subset);
  return { onward, tls: tlsBy(appEncrypts(dialled.scheme), added) };
}
