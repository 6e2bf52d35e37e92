import { isRecord } from '../../schema';
import { integerIn, listIn, textIn } from '../../mesh';
import type { Path } from '../../text';
import { isControlPlane } from './control-plane';
import { forSeen, type Seen } from './scope';

/** A port of a Service from which Istio cannot tell what is spoken there. */
export interface UntoldPort {
  readonly seen: Seen;
  readonly port: number;
  /** As written; empty when there is none. */
  readonly name: string;
  /** The `appProtocol` that Istio does not know; undefined when there is none. */
  readonly appProtocol: string | undefined;
  readonly isExternalName: boolean;
  /** Of the name or `appProtocol`, else of the port itself; from the resource's root. */
  readonly path: Path;
}

/**
 * The ports of drawn Services whose protocol is told by neither `appProtocol` nor name. For an ExternalName a name that is just `tcp` counts too
 * (istio/istio pkg/config/analysis/analyzers/service/portname.go, analyzeService).
 */
export const untoldPorts = forSeen('Service', (seen) =>
  isControlPlane(seen) || isManaged(seen) ? [] : readUntold(seen),
);

/** Services that Istio makes for gateways and waypoints. */
function isManaged({ labels }: Seen): boolean {
  return ['istio.io-gateway-controller', 'istio.io-mesh-controller', 'istio.io-eastwest-controller'].includes(
    labels['gateway.istio.io/managed'] ?? '',
  );
}

function readUntold(seen: Seen): readonly UntoldPort[] {
  const isExternalName = textIn(seen.spec, 'type') === 'ExternalName';
  return listIn(seen.spec, 'ports').flatMap((item, index): UntoldPort[] => {
    if (!isRecord(item)) return [];
    const name = textIn(item, 'name') ?? '';
    const appProtocol = typeof item['appProtocol'] === 'string' ? item['appProtocol'] : undefined;
    const port = integerIn(item, 'port') ?? 0;
    if (tellsProtocol(item, port, appProtocol ?? name) && !(isExternalName && name === 'tcp')) return [];
    const field = appProtocol !== undefined ? ['appProtocol'] : name !== '' ? ['name'] : [];
    return [{ seen, port, name, appProtocol, isExternalName, path: ['spec', 'ports', index, ...field] }];
  });
}

/** Ports of which everybody knows that their servers speak first (pkg/config/kube/conversion.go, wellKnownPorts). */
const wellKnownPorts: ReadonlySet<number> = new Set([25, 53, 3306, 27017]);

/** What Kubernetes calls protocols in `appProtocol`. */
const kubernetesNames: ReadonlySet<string> = new Set(['kubernetes.io/h2c', 'kubernetes.io/ws', 'kubernetes.io/wss']);

const protocols: ReadonlySet<string> = new Set([
  ...['tcp', 'udp', 'grpc', 'grpc-web', 'http', 'http_proxy', 'http2', 'https', 'tls', 'mongo', 'redis', 'mysql'],
]);

/** Whether a name tells a protocol: by its beginning up to the first `-`, in any case (conversion.go, ConvertProtocol). */
function tellsProtocol(item: Readonly<Record<string, unknown>>, port: number, name: string): boolean {
  if (item['protocol'] === 'UDP' || wellKnownPorts.has(port)) return true;
  if (item['appProtocol'] === name && kubernetesNames.has(name)) return true;
  const lower = name.toLowerCase();
  return lower.startsWith('grpc-web') || protocols.has(lower.split('-')[0] ?? '');
}
