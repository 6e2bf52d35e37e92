import { isIp } from '../address';
import type { Mesh } from '../build';
import { appEncrypts, type Dialled } from '../call';
import { ztunnelChoice } from '../proxy/ambient/ambient-ztunnel';
import type { Proxy } from '../proxy/clients/proxy';
import type { EgressPart } from '../proxy/listeners/listener-egress';
import type { Scope, Unseen } from '../proxy/scope/scope';
import { scopeOf } from '../proxy/scope/scopes';
import { ownImportOf } from '../proxy/scope/unseen-import';
import type { ServiceEntry, ServicePort } from '../service-entry';
import type { Sidecar } from '../sidecar';
import type { VirtualService } from '../virtual-service';
import { isVisibleIn } from '../visibility';
import { noListenerFor, type NoListener } from './missed-listener';
import { roundBecause } from './round';
import type { Trace } from './trace';

/** Why a call ends at no entry, with the entry that a reader would expect it at. */
export type Missed =
  | { readonly why: 'unknown' }
  /** The client has no proxy that would know anything; the entry is what would be expected of one. */
  | { readonly why: 'no-proxy'; readonly entry: ServiceEntry | undefined }
  /** The client's proxy, which `past` names, does not get to see the call; the entry is what would be expected of it else. */
  | {
      readonly why: 'round';
      readonly entry: ServiceEntry | undefined;
      readonly past: 'the sidecar' | 'ztunnel';
      readonly because: string;
    }
  /** Entries have the host, but none of them is visible to the client. */
  | { readonly why: 'hidden'; readonly entry: ServiceEntry }
  /** The client may see an entry with the host, but its Sidecar does not import it. */
  | {
      readonly why: 'not-imported';
      readonly entry: ServiceEntry;
      readonly sidecar: Sidecar | undefined;
      /** The listener with a port or a socket of its own that alone imports it; undefined where none does. */
      readonly onlyBy: EgressPart | undefined;
    }
  /** The entry of the host does not have the port. */
  | { readonly why: 'no-port'; readonly entry: ServiceEntry }
  /** The client's namespace sees an entry with the port, but entries of another namespace hide it. */
  | { readonly why: 'lost'; readonly entry: ServiceEntry; readonly winner: ServiceEntry }
  /** The entry has the port, but no listener of the client takes the call for it. */
  | ({ readonly why: 'no-listener'; readonly entry: ServiceEntry; readonly port: ServicePort } & NoListener)
  /** The entry has the port, but what the call's scheme sends matches no filter chain of the port's protocol. */
  | { readonly why: 'wrong-protocol'; readonly entry: ServiceEntry; readonly port: ServicePort }
  /** The entry has the port, but a VirtualService passes on other server names only. */
  | {
      readonly why: 'other-server-name';
      readonly entry: ServiceEntry;
      readonly port: ServicePort;
      readonly virtualService: VirtualService;
    };

/** What a followed call misses that ends at no entry. A call that the proxy does not see misses whatever the proxy knows. */
export function missedOn(mesh: Mesh, client: Proxy, dialled: Dialled, trace: Pick<Trace, 'call' | 'hops'>): Missed {
  const missed = missedBy(mesh, client, dialled);
  const because = roundBecause(trace);
  if (because === undefined) return missed;
  const past = client.kind === 'ztunnel' ? 'ztunnel' : 'the sidecar';
  return { why: 'round', entry: 'entry' in missed ? missed.entry : undefined, past, because };
}

/** What a call misses that its proxy takes for no service of its host, as if the proxy saw it. */
export function missedBy(mesh: Mesh, client: Proxy, dialled: Dialled): Missed {
  const { host, port, scheme } = dialled;
  if (client.kind === 'none') return unseenWithoutProxy(mesh, client, host);
  const scope = scopeOf(mesh, client);
  const entry = isIp(host) ? entryOfAddress(mesh, scope, host) : scope.covering(host)[0]?.entry;
  if (entry === undefined) return unseenBy(scope, host) ?? { why: 'unknown' };
  const found = entry.ports.find((each) => each.number === port && each.class !== 'udp');
  if (found === undefined) return lostPort(scope, host, entry, port) ?? { why: 'no-port', entry };
  if (client.kind === 'ztunnel') return unknownToZtunnel(mesh, client, dialled, { entry, port: found });
  const apart = noListenerFor(scope, entry, found, dialled);
  if (apart) return { why: 'no-listener', entry, port: found, ...apart };
  const virtualService =
    found.class === 'tls' && appEncrypts(scheme) && !isIp(host) ? routesServerNames(scope, host) : undefined;
  if (virtualService) return { why: 'other-server-name', entry, port: found, virtualService };
  return { why: 'wrong-protocol', entry, port: found };
}

/** ztunnel has no listeners by protocol or name: what it does not know by an address passes. */
function unknownToZtunnel(
  mesh: Mesh,
  client: Proxy,
  { host, port = 0 }: Dialled,
  { entry, port: found }: { readonly entry: ServiceEntry; readonly port: ServicePort },
): Missed {
  const { because } = ztunnelChoice(mesh, client, { host, port });
  return { why: 'no-listener', entry, port: found, says: 'ztunnel knows no address of it', because };
}

/** The entry that a proxy in its place would know first, as far as its namespace may see it. */
function unseenWithoutProxy({ registry }: Mesh, { namespace }: Proxy, host: string): Missed {
  const found = registry
    .withHost(host)
    .find((each) => each.entry !== undefined && isVisibleIn(each.exportTo, each.namespace, namespace));
  return { why: 'no-proxy', entry: found?.entry };
}

function entryOfAddress(mesh: Mesh, scope: Scope, ip: string): ServiceEntry | undefined {
  return mesh.entryIndex
    .withAddress(ip)
    .find((entry) => entry.hosts.some((host) => scope.service(host)?.entry === entry));
}

/** A definition of the host that the proxy does not use, those that are nearest to being used first. */
function unseenBy(scope: Scope, host: string): Missed | undefined {
  const unseen = scope.unseen(host);
  const of = (why: Unseen['why']): Unseen | undefined =>
    unseen.find((each) => each.why === why && each.service.entry !== undefined);
  const skipped = of('not-imported');
  if (skipped?.service.entry) {
    const onlyBy = ownImportOf(scope, skipped.service);
    return { why: 'not-imported', entry: skipped.service.entry, sidecar: scope.sidecar, onlyBy };
  }
  const hidden = of('exportTo');
  return hidden?.service.entry && { why: 'hidden', entry: hidden.service.entry };
}

function lostPort(scope: Scope, host: string, winner: ServiceEntry, port: number | undefined): Missed | undefined {
  const other = scope
    .unseen(host)
    .find(({ why, service }) => why === 'other-namespace' && service.ports.some((each) => each.number === port));
  return other?.service.entry && { why: 'lost', entry: other.service.entry, winner };
}

function routesServerNames(scope: Scope, host: string): VirtualService | undefined {
  return scope.routing(host).find((each) => each.routes.some((route) => route.protocol === 'tls'));
}
