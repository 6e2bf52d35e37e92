import { compareVersions } from '../../../schema';
import type { Mesh } from '../../build';
import { sidecarFor, type EgressListener, type Sidecar } from '../../sidecar';
import type { VirtualService } from '../../virtual-service';
import { servedService } from '../ambient/ambient-served';
import { ListenerImports, OwnImports } from './imported';
import type { Viewer } from './known-services';
import type { Proxy, ProxyKind } from '../clients/proxy';
import { proxyKey } from '../clients/proxy-key';
import { clusteredService } from '../services/clustered-service';
import type { ListeningPort, OutboundPolicy, Scope, ScopedService, Unseen } from './scope';
import { unseenServices } from './unseen';

const ofProxies = new WeakMap<Mesh, WeakMap<Proxy, Scope>>();
const ofKinds = new WeakMap<Mesh, Map<string, Scope>>();

/** All that istiod lets a proxy know. It costs nothing to ask for one: everything in it is worked out when it is asked. */
export function scopeOf(mesh: Mesh, proxy: Proxy): Scope {
  let scopes = ofProxies.get(mesh);
  if (scopes === undefined) ofProxies.set(mesh, (scopes = new WeakMap()));
  let scope = scopes.get(proxy);
  if (scope === undefined) scopes.set(proxy, (scope = sharedScope(mesh, proxy)));
  return scope;
}

function sharedScope(mesh: Mesh, proxy: Proxy): Scope {
  let scopes = ofKinds.get(mesh);
  if (scopes === undefined) ofKinds.set(mesh, (scopes = new Map()));
  const key = proxyKey(mesh, proxy);
  let scope = scopes.get(key);
  if (scope === undefined) scopes.set(key, (scope = new ProxyScope(mesh, proxy)));
  return scope;
}

/** Of a Sidecar whose listeners all have ports, and of pods without a proxy. */
const importsNothing: EgressListener = {
  index: -1,
  port: undefined,
  protocol: '',
  bind: undefined,
  captureMode: undefined,
  imports: [],
  matchesPort: undefined,
};

class ProxyScope implements Scope {
  readonly sidecar: Sidecar | undefined;
  readonly outbound: OutboundPolicy;
  readonly ownListeners: readonly OwnImports[];
  private readonly imported: ListenerImports;
  private readonly byHost = new Map<string, ScopedService | undefined>();

  constructor(
    readonly mesh: Mesh,
    readonly proxy: Proxy,
  ) {
    this.sidecar = proxy.kind === 'sidecar' ? sidecarFor(mesh, proxy) : undefined;
    this.outbound = outboundOf(mesh, this.sidecar);
    const listeners = this.sidecar?.listeners ?? [];
    const isOwn = (each: EgressListener): boolean => each.port !== undefined;
    const nothing = proxy.kind === 'none' || (listeners.length > 0 && listeners.every(isOwn));
    const main = nothing ? importsNothing : listeners.find((each) => !isOwn(each));
    const viewer = viewerOf(mesh, proxy);
    this.imported = new ListenerImports(mesh, proxy, { ...viewer, listener: main });
    this.ownListeners = listeners.filter(isOwn).map((listener) => new OwnImports(mesh, proxy, viewer, listener));
  }

  get services(): readonly ScopedService[] {
    return this.imported.services;
  }

  get virtualServices(): readonly VirtualService[] {
    return this.imported.virtualServices;
  }

  covering(host: string): readonly ScopedService[] {
    return this.imported.covering(host);
  }

  withPort(number: number): readonly ScopedService[] {
    return this.imported.withPort(number);
  }

  listening(number: number): readonly ListeningPort[] {
    return this.imported.listening(number);
  }

  routing(host: string): readonly VirtualService[] {
    return this.imported.routing(host);
  }

  service(host: string): ScopedService | undefined {
    if (!this.byHost.has(host)) this.byHost.set(host, this.findService(host));
    return this.byHost.get(host);
  }

  private findService(host: string): ScopedService | undefined {
    const served = this.proxy.kind === 'waypoint' ? servedService(this.mesh, this.proxy, host) : undefined;
    return served ?? clusteredService(this.mesh, [...this.ownListeners, this.imported], host);
  }

  unseen(host: string): readonly Unseen[] {
    return unseenServices(this, this.imported.viewer, host);
  }
}

function viewerOf({ settings }: Mesh, { namespace, kind }: Proxy): Viewer {
  const excludes = compareVersions(settings.istioVersion, '1.31') >= 0;
  return { namespace, kind: viewerKinds[kind], listener: undefined, excludes };
}

const viewerKinds: Readonly<Record<ProxyKind, Viewer['kind']>> = {
  sidecar: 'sidecar',
  none: 'sidecar',
  'egress-gateway': 'gateway',
  waypoint: 'gateway',
  ztunnel: 'ztunnel',
};

const modes: readonly OutboundPolicy['mode'][] = ['ALLOW_ANY', 'REGISTRY_ONLY', 'ALLOW_ANY_DYNAMIC_DNS'];

/** A Sidecar's block counts as a whole, in place of the mesh's (pilot/pkg/model/sidecar.go, initSidecarScopeInternalIndexes). */
function outboundOf(mesh: Mesh, sidecar: Sidecar | undefined): OutboundPolicy {
  const written = sidecar?.outboundTrafficPolicy;
  const mode = written ?? mesh.settings.outboundTrafficPolicy;
  return {
    mode: modes.find((each) => each === mode) ?? 'REGISTRY_ONLY',
    sidecar: written === undefined ? undefined : sidecar,
  };
}
