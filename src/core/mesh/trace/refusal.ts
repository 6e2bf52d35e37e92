import { proxyPorts } from '../../schema';
import { isIp } from '../address';
import type { Mesh } from '../build';
import { appEncrypts, parseCall, type Dialled } from '../call';
import type { ToClusters, ToRoutes } from '../proxy/listeners/listener';
import { wildcard } from '../proxy/listeners/listener-claims';
import { listenersOn } from '../proxy/listeners/listeners';
import type { Scope } from '../proxy/scope/scope';
import { scopeOf } from '../proxy/scope/scopes';
import type { ServiceEntry } from '../service-entry';
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

/** What keeps a call from a port that is there. */
function misfit(scope: Scope, { entry, port }: Misfit, { host, scheme }: Dialled): string {
  const where = `Port ${port.number} of ${resourceWords(entry.resource)}`;
  if (proxyPorts.has(port.number) && listenersOn(scope, port.number).length === 0)
    return `${where} is one of the sidecar’s own, which get no listener.`;
  const taken = takenElsewhere(scope, knownHost(scope, entry, host), port.number);
  if (taken !== undefined) return taken;
  const isPlain = scheme === 'http' || scheme === 'grpc';
  if (port.class === 'http' && !isPlain) return `${where} is for HTTP, and the call ${sends(scheme)}.`;
  const sendsName = appEncrypts(scheme) && !isIp(host);
  if (port.class === 'tls' && !sendsName)
    return `${where} goes by the server name, and the call sends ${appEncrypts(scheme) ? 'no name of a host' : 'none'}.`;
  const addresses = addressesOf(scope, entry, port.number);
  if (addresses.length > 0 && addresses.every((each) => isIp(each) && each !== wildcard && each !== host))
    return `${where} is listened on at ${addresses.join(', ')} alone.`;
  return `The sidecar does not take the call for port ${port.number} of ${resourceWords(entry.resource)}.`;
}

/** The host by which a proxy knows an entry: a call may dial its address. */
function knownHost(scope: Scope, entry: ServiceEntry, dialled: string): string {
  if (!isIp(dialled)) return dialled;
  return entry.hosts.find((host) => scope.service(host)?.entry === entry) ?? dialled;
}

/** Where the listeners of an entry's port are bound. */
function addressesOf(scope: Scope, entry: ServiceEntry, port: number): readonly string[] {
  return listenersOn(scope, port)
    .filter(({ chains }) => chains.some(({ to }) => leadsTo(to, entry)))
    .map(({ name }) => name.slice(0, name.lastIndexOf('_')));
}

function leadsTo(to: ToRoutes | ToClusters, entry: ServiceEntry): boolean {
  const services = to.type === 'http' ? to.services : [to.service];
  return services.some(({ definitions }) => definitions.some((each) => each.entry === entry));
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
