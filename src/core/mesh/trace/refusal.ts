import { proxyPorts } from '../../schema';
import { isIp } from '../address';
import type { Mesh } from '../build';
import { appEncrypts, parseCall, type Dialled } from '../call';
import { listenersOn } from '../proxy/listeners/listeners';
import type { Scope } from '../proxy/scope/scope';
import { scopeOf } from '../proxy/scope/scopes';
import { missedBy, type Missed } from './missed';
import type { TracedCall } from './trace';
import { resourceWords } from './trace-words';

/** Why a sidecar does not know the destination of a call, in one sentence; undefined where the files have nothing for its host that it could know. */
export function refusalOf(mesh: Mesh, { client, url }: TracedCall): string | undefined {
  const dialled = parseCall(url);
  if (client.kind !== 'sidecar' || dialled === undefined) return undefined;
  const missed = missedBy(mesh, client, dialled);
  switch (missed.why) {
    case 'no-proxy':
      return undefined;
    case 'unknown':
      return scopeOf(mesh, client).unseen(dialled.host)[0]?.because;
    case 'hidden':
    case 'not-imported':
    case 'lost': {
      const unseen = scopeOf(mesh, client).unseen(dialled.host);
      return unseen.find(({ service }) => service.entry === missed.entry)?.because;
    }
    case 'no-port':
      return `${resourceWords(missed.entry.resource)} has no port ${dialled.port}.`;
    case 'wrong-protocol':
      return misfit(scopeOf(mesh, client), missed, dialled);
    case 'other-server-name':
      return `${resourceWords(missed.virtualService.resource)} passes on listed server names only, and ${appEncrypts(dialled.scheme) ? `${dialled.host} is not among them` : 'the call sends none'}.`;
  }
}

type Misfit = Extract<Missed, { why: 'wrong-protocol' }>;

/** Undefined where a chain of another service took the connection for a reason that only the listener tells. */
function misfit(scope: Scope, { entry, port }: Misfit, { host, scheme }: Dialled): string | undefined {
  const where = `Port ${port.number} of ${resourceWords(entry.resource)}`;
  const taken = takenElsewhere(scope, host, port.number);
  if (taken !== undefined) return taken;
  const isPlain = scheme === 'http' || scheme === 'grpc';
  if (port.class === 'http' && isPlain)
    return proxyPorts.has(port.number) ? `${where} is one of the sidecar’s own, which get no listener.` : undefined;
  if (port.class === 'http') return `${where} is for HTTP, and the call ${sends(scheme)}.`;
  if (port.class !== 'tls' || (appEncrypts(scheme) && !isIp(host))) return undefined;
  return `${where} goes by the server name, and the call sends ${appEncrypts(scheme) ? 'no name of a host' : 'none'}.`;
}

/** What has the listener of a port that a host has too: a Sidecar for other hosts, or another service. */
function takenElsewhere(scope: Scope, host: string, port: number): string | undefined {
  const isImported = scope.ownListeners.some((each) => each.listener.port === port && each.covering(host).length > 0);
  const isOwn = scope.ownListeners.some((each) => each.listener.port === port);
  if (isOwn && !isImported && scope.sidecar)
    return `${resourceWords(scope.sidecar.resource)} has a listener of its own for port ${port}, which does not import ${host}.`;
  const lost = listenersOn(scope, port).flatMap((each) => each.lost);
  return lost.find(({ service }) => scope.covering(host)[0]?.host === service.host)?.because;
}

function sends(scheme: Dialled['scheme']): string {
  return appEncrypts(scheme) ? 'is encrypted by the app' : 'sends bytes that are none';
}
