import type { Path } from '../../../text';
import { compareVersions } from '../../../schema';
import { hostCovers } from '../../host';
import type { EgressListener, Import } from '../../sidecar';
import { egressParts, type EgressPart } from '../listeners/listener-egress';
import type { Viewer } from './known-services';
import type { Scope, Unseen } from './scope';
import type { MeshService } from '../services/service';

/** Says how a Sidecar leaves out a definition that its clients could see. */
export function notImported(service: MeshService, scope: Scope, viewer: Viewer): Unseen {
  const { sidecar } = scope;
  const label = sidecar ? `Sidecar ${sidecar.namespace}/${sidecar.name}` : 'The proxy';
  const own = ownImportOf(scope, service);
  const { path, ...left } = leavingOut(service, viewer);
  const words = own ? `imports ${service.host} ${ownImportWords(own)}` : left.words;
  return { service, why: 'not-imported', because: `${label} ${words}.`, by: sidecar?.resource, path, tied: false };
}

/** The listener of a Sidecar with a port or a socket of its own that alone imports a definition, as it is bound; undefined where none does. */
export function ownImportOf(scope: Scope, service: MeshService): EgressPart | undefined {
  const own = scope.ownListeners.filter((each) => {
    const known = each.covering(service.host).find(({ host }) => host === service.host);
    return known?.definitions.some(({ resource }) => resource === service.resource);
  });
  const parts = egressParts(scope).filter(({ imported }) => own.some((each) => each === imported));
  return parts.find((part) => isOfUse(part, service)) ?? parts[0];
}

/** One for requests is of no use to what has no port for them. */
function isOfUse({ listen }: EgressPart, { ports }: MeshService): boolean {
  return listen?.class !== 'http' || ports.some((port) => port.class === 'http' || port.class === 'sniffed');
}

/** How such a listener is called: `by its listener on 127.0.0.1:3306 alone, which the app has to dial`. */
export function ownImportWords(part: EgressPart): string {
  const { bind, isBound, listen } = part;
  const port = listen?.number ?? 0;
  if (!isEverywhere(bind)) return `by its listener on ${listenerAddress(part)} alone, which the app has to dial`;
  if (!isBound) return `by its listener for port ${port} alone`;
  return `by its listener for port ${port} of every address alone, which the app reaches at 127.0.0.1:${port}`;
}

/** `127.0.0.1:3306`, `[::1]:3306`, a unix socket, or `port 3306` where it is bound to no address of its own. */
export function listenerAddress({ bind, listen }: EgressPart): string {
  const port = listen?.number ?? 0;
  if (isEverywhere(bind)) return `port ${port}`;
  if (port === 0) return bind;
  return bind.includes(':') ? `[${bind}]:${port}` : `${bind}:${port}`;
}

/** Whether a listener is for every address: by what is written, or since nothing is. */
function isEverywhere(bind: string | undefined): bind is undefined | '0.0.0.0' | '::' {
  return bind === undefined || bind === '0.0.0.0' || bind === '::';
}

function leavingOut(service: MeshService, { listener, namespace, excludes }: Viewer): { words: string; path: Path } {
  if (listener === undefined || listener.index < 0)
    return { words: 'has no egress listener for calls to every port', path: ['spec', 'egress'] };
  const path: Path = ['spec', 'egress', listener.index, 'hosts'];
  const [taken] = excludes ? exclusionsIn(listener, service, namespace) : [];
  if (taken) return { words: `takes out ${taken}`, path };
  return { words: `imports ${listOf(listener)}, and not ${service.host} of namespace ${service.namespace}`, path };
}

/** What takes a definition out of a list that imports it or not, as written: `~platform/*`. Before Istio 1.31 nothing does. */
export function exclusionsOf({ mesh, sidecar, proxy }: Scope, { service, path, why }: Unseen): readonly string[] {
  const listener = sidecar?.listeners.find(({ index }) => index === path[2]);
  const excludes = compareVersions(mesh.settings.istioVersion, '1.31') >= 0;
  return listener && excludes && why === 'not-imported' ? exclusionsIn(listener, service, proxy.namespace) : [];
}

function exclusionsIn({ imports }: EgressListener, service: MeshService, client: string): readonly string[] {
  const taking = imports.filter((each) => each.excludes && covers(each, service, client));
  return taking.map(({ namespace, host }) => `~${namespace}/${host}`);
}

/** Whether the list would import a definition if nothing took it out. */
export function listsHost({ sidecar, proxy }: Scope, { service, path }: Unseen): boolean {
  const listener = sidecar?.listeners.find(({ index }) => index === path[2]);
  return listener?.imports.some((each) => !each.excludes && covers(each, service, proxy.namespace)) ?? false;
}

function covers(each: Import, service: MeshService, client: string): boolean {
  const wanted = each.namespace === '.' ? client : each.namespace;
  return (wanted === '*' || wanted === service.namespace) && hostCovers(each.host, service.host);
}

/** Its first imports, since a list may be long. */
function listOf({ imports }: EgressListener): string {
  const names = imports.filter((each) => !each.excludes).map(({ namespace, host }) => `${namespace}/${host}`);
  if (names.length === 0) return 'nothing';
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
