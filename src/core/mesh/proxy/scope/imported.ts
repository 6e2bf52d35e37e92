import type { Mesh } from '../../build';
import type { EgressListener } from '../../sidecar';
import type { VirtualService } from '../../virtual-service';
import { knownService, type Viewer } from './known-services';
import { knownServices, listeningOn, servicesListening } from '../listeners/listening-ports';
import type { Proxy } from '../clients/proxy';
import type { Imported, ListeningPort, OwnListener, ScopedService } from './scope';
import { allRoutes, knownRoutes, type RouteViewer } from './scope-routes';

/** What one listener of a proxy imports, worked out as far as it is asked. */
export class ListenerImports implements Imported {
  private allServices: readonly ScopedService[] | undefined;
  private readonly routes = new Map<string, readonly VirtualService[]>();

  constructor(
    private readonly mesh: Mesh,
    readonly proxy: Proxy,
    readonly viewer: Viewer,
  ) {}

  get services(): readonly ScopedService[] {
    this.allServices ??= knownServices(this.mesh.registry, this.viewer);
    return this.allServices;
  }

  get virtualServices(): readonly VirtualService[] {
    return allRoutes(this.mesh.virtualServices, this.routeViewer);
  }

  private routesOf(host: string): readonly VirtualService[] {
    return knownRoutes(this.mesh.routeIndex.routing(host), this.routeViewer);
  }

  /** Who looks at VirtualServices here. */
  get routeViewer(): RouteViewer {
    return { proxy: this.proxy, listener: this.viewer.listener };
  }

  /** The service with exactly this host. */
  at(host: string): ScopedService | undefined {
    return knownService(this.mesh.registry.withHost(host), this.viewer);
  }

  covering(host: string): readonly ScopedService[] {
    return this.mesh.registry.patternsFor(host).flatMap((pattern) => this.at(pattern) ?? []);
  }

  withPort(number: number): readonly ScopedService[] {
    return servicesListening(this.listening(number));
  }

  listening(number: number): readonly ListeningPort[] {
    return listeningOn(this.mesh.registry, number, this.viewer);
  }

  routing(host: string): readonly VirtualService[] {
    let found = this.routes.get(host);
    if (found === undefined) this.routes.set(host, (found = this.routesOf(host)));
    return found;
  }
}

/** What a listener with a port of its own imports. */
export class OwnImports extends ListenerImports implements OwnListener {
  constructor(
    mesh: Mesh,
    proxy: Proxy,
    viewer: Viewer,
    readonly listener: EgressListener,
  ) {
    super(mesh, proxy, { ...viewer, listener });
  }
}
