import { proxyPorts } from '../../schema';
import { isIp } from '../address';
import { appEncrypts, type Dialled } from '../call';
import type { ToClusters, ToRoutes } from '../proxy/listeners/listener';
import { wildcard } from '../proxy/listeners/listener-claims';
import { listenersOn } from '../proxy/listeners/listeners';
import type { Scope } from '../proxy/scope/scope';
import type { ServiceEntry, ServicePort } from '../service-entry';
import { resourceWords } from './trace-words';

/** Why no listener of a proxy takes a call for the port of an entry that the proxy knows. */
export interface NoListener {
  /** In a few words, such as `not imported on port 80`. */
  readonly says: string;
  /** In one sentence. */
  readonly because: string;
}

/** Why a call that fits the protocol of a port finds no listener there; undefined where one listens, or where only the protocol keeps the call from it. */
export function noListenerFor(
  scope: Scope,
  entry: ServiceEntry,
  port: ServicePort,
  dialled: Dialled,
): NoListener | undefined {
  const where = `Port ${port.number} of ${resourceWords(entry.resource)}`;
  if (proxyPorts.has(port.number) && listenersOn(scope, port.number).length === 0)
    return {
      says: 'a port of the sidecar itself',
      because: `${where} is one of the sidecar’s own, which get no listener.`,
    };
  const taken = takenElsewhere(scope, knownHost(scope, entry, dialled.host), port.number);
  if (taken || isMisfit(port, dialled)) return taken;
  const addresses = addressesOf(scope, entry, port.number);
  if (addresses.length === 0 || !addresses.every((each) => isIp(each) && each !== wildcard && each !== dialled.host))
    return undefined;
  const listed = addresses.join(', ');
  return { says: `listens on ${listed} alone`, because: `${where} is listened on at ${listed} alone.` };
}

/** Whether what a call sends is not what a port reads: a request, or a server name. */
export function isMisfit({ class: kind }: ServicePort, { host, scheme }: Dialled): boolean {
  if (kind === 'http') return scheme !== 'http' && scheme !== 'grpc';
  return kind === 'tls' && (!appEncrypts(scheme) || isIp(host));
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
function takenElsewhere(scope: Scope, host: string, port: number): NoListener | undefined {
  const isImported = scope.ownListeners.some((each) => each.listener.port === port && each.covering(host).length > 0);
  const isOwn = scope.ownListeners.some((each) => each.listener.port === port);
  if (isOwn && !isImported && scope.sidecar) {
    const sidecar = resourceWords(scope.sidecar.resource);
    return {
      says: `not imported on port ${port}`,
      because: `${sidecar} has a listener of its own for port ${port}, which does not import ${host}.`,
    };
  }
  const lost = listenersOn(scope, port).flatMap((each) => each.lost);
  const found = lost.find(({ service }) => scope.covering(host)[0]?.host === service.host);
  return found && { says: `another takes port ${port}`, because: found.because };
}
