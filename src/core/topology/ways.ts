import {
  appEncrypts,
  takenFor,
  type Call,
  type Cluster,
  type Leg,
  type ServiceEntry,
  type ServicePort,
  type Trace,
  type VirtualService,
  type Way,
} from '../mesh';
import type { TlsBy } from './call-row';
import type { CallTarget } from './calls';
import { commonTls, tlsBy, tlsByApp } from './tls';

/** One place where a call may be sent, and who has encrypted by then. */
export interface CallWay {
  readonly onward: Onward;
  readonly tls: TlsBy;
  readonly cluster: Cluster;
}

/** Where a way leads. */
interface Onward {
  readonly host: string;
  readonly port: number;
  readonly subset: string | undefined;
  /** The entry and port that the cluster is of; undefined for what is no entry: a Service, or nothing that the proxy knows. */
  readonly to: { readonly entry: ServiceEntry; readonly port: ServicePort; readonly pattern: string } | undefined;
  /** The VirtualService that sends it there; undefined when the call goes where it was addressed. */
  readonly virtualService: VirtualService | undefined;
}

/** The entry that a call belongs to, with all ways that it may take from there; undefined where its proxy takes it for none. */
export function targetOf(call: Call, trace: Trace): CallTarget | undefined {
  const [leg] = trace.legs;
  if (leg === undefined) return undefined;
  const ways = leg.ways.map((way) => wayOf(call, leg, way));
  const own = takenFor(leg);
  const first = ways.find((way) => way.onward.to !== undefined)?.onward.to;
  const to = own ?? first;
  if (to === undefined) return undefined;
  const { entry, port } = to;
  const tls = commonTls(ways.map((way) => way.tls));
  return { entry, port, ways, tls, ...(own ? {} : { byName: true as const }) };
}

function ownEntry(leg: Leg, pattern: string): Onward['to'] {
  const own = takenFor(leg);
  return own && { ...own, pattern };
}

function wayOf({ dialled }: Call, leg: Leg, { cluster, virtualService }: Way): CallWay {
  const app = dialled !== undefined && appEncrypts(dialled.scheme);
  return {
    onward: {
      host: cluster.host,
      port: cluster.port,
      subset: cluster.subset,
      to: entryOf(cluster) ?? (leg.service?.host === cluster.host ? ownEntry(leg, cluster.host) : undefined),
      virtualService,
    },
    cluster,
    tls: leg.tunnel ? tlsByApp(app) : tlsBy(app, cluster, leg.via === 'waypoint' ? 'waypoint' : 'sidecar'),
  };
}

function entryOf({ host, service, servicePort }: Cluster): Onward['to'] {
  const entry = servicePort?.owner.entry ?? service?.entry;
  const port = entry?.ports.find((each) => each.number === servicePort?.number);
  return entry && port ? { entry, port, pattern: host } : undefined;
}
