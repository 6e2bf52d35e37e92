import {
  clientsOf,
  waypointProxy,
  type Mesh,
  type MeshService,
  type Proxy,
  type ServiceEntry,
  type WaypointTarget,
} from '../../mesh';
import { callsTo } from './calls-to';

/** A host of a ServiceEntry as pods in ambient mode get to it. */
export interface AmbientService {
  readonly service: MeshService;
  readonly entry: ServiceEntry;
  /** Where its label leads; undefined without one. */
  readonly waypoint: WaypointTarget | undefined;
  /** The pods in ambient mode that call it, or may where no call to it is drawn: never empty. */
  readonly callers: readonly Proxy[];
}

const known = new WeakMap<Mesh, readonly AmbientService[]>();

/** The clients in ambient mode. */
export function ambientClients(mesh: Mesh): readonly Proxy[] {
  return clientsOf(mesh).filter(isAmbient);
}

/** The hosts of all ServiceEntries that pods in ambient mode may call. */
export function ambientServices(mesh: Mesh): readonly AmbientService[] {
  let services = known.get(mesh);
  if (services === undefined) known.set(mesh, (services = findServices(mesh)));
  return services;
}

/** Those that a waypoint serves. */
export function servedServices(mesh: Mesh): readonly (AmbientService & { readonly pods: Proxy })[] {
  return ambientServices(mesh).flatMap((each) => {
    const pods = each.waypoint?.proxy;
    return pods ? [{ ...each, pods }] : [];
  });
}

function findServices(mesh: Mesh): readonly AmbientService[] {
  const clients = ambientClients(mesh);
  if (clients.length === 0) return [];
  return mesh.registry.services.flatMap((service): readonly AmbientService[] => {
    const { entry } = service;
    if (entry === undefined || entry.resource.incomplete) return [];
    const callers = callersOf(mesh, service, clients);
    return callers.length === 0 ? [] : [{ service, entry, waypoint: waypointProxy(mesh, service), callers }];
  });
}

function callersOf(mesh: Mesh, { host }: MeshService, clients: readonly Proxy[]): readonly Proxy[] {
  const calls = callsTo(mesh, host);
  return calls.length === 0 ? clients : calls.map(({ trace }) => trace.call.client).filter(isAmbient);
}

function isAmbient({ kind }: Proxy): boolean {
  return kind === 'ztunnel';
}

/** `ServiceEntry shop/api`. */
export function entryName({ service }: Pick<AmbientService, 'service'>): string {
  return `ServiceEntry ${service.namespace}/${service.resource.name}`;
}
