import { isRecord, type Resource } from '../../../schema';
import { readView } from '../../base';
import type { OtherResource } from '../../build';
import { protocolClass } from '../../protocol';
import { integerIn, labelsIn, listIn, recordIn, textIn, textsIn } from '../../read';
import type { ServicePort } from '../../service-entry';
import type { MeshService } from './service';

type Fields = Readonly<Record<string, unknown>>;

/** A Service as istiod's Kubernetes registry takes it: a service, or a name that stands for another host. */
export type KubernetesService =
  | { readonly type: 'service'; readonly service: MeshService }
  | { readonly type: 'alias'; readonly host: string; readonly namespace: string; readonly of: string };

const known = new WeakMap<Resource, KubernetesService>();

/** Reads a Service; undefined for every other kind (pilot/pkg/serviceregistry/kube/conversion.go, ConvertService). */
export function kubernetesService({ kind, group, resource }: OtherResource): KubernetesService | undefined {
  if (kind !== 'Service' || group !== '' || resource.name === '') return undefined;
  let made = known.get(resource);
  if (made === undefined) known.set(resource, (made = readService(resource)));
  return made;
}

function readService(resource: Resource): KubernetesService {
  const { name, namespace } = readView(resource);
  const host = `${name}.${namespace}.svc.cluster.local`;
  const spec = recordIn(resource.value, 'spec');
  const externalName = textIn(spec, 'externalName');
  if (spec['type'] === 'ExternalName' && externalName !== undefined)
    return { type: 'alias', host, namespace, of: externalName };
  return { type: 'service', service: serviceOf(resource, host, spec) };
}

function serviceOf(resource: Resource, host: string, spec: Fields): MeshService {
  const view = readView(resource);
  const metadata = recordIn(resource.value, 'metadata');
  const headless = spec['clusterIP'] === 'None';
  const addresses = headless ? [] : clusterIps(spec);
  return {
    host,
    namespace: view.namespace,
    orderName: view.name,
    created: view.created,
    registry: 'Kubernetes',
    resource,
    entry: undefined,
    resolution: headless ? 'NONE' : 'STATIC',
    external: false,
    ports: listIn(spec, 'ports').flatMap((port, index) => (isRecord(port) ? [readPort(port, index)] : [])),
    addresses,
    hiddenAddress: headless || addresses.length > 0 ? undefined : 'cluster',
    allocated: [],
    exportTo: exportedTo(metadata),
    visibility: 'PUBLIC',
    labels: labelsIn(metadata, 'labels'),
    selector: isRecord(spec['selector']) ? labelsIn(spec, 'selector') : undefined,
    aliases: [],
  };
}

function clusterIps(spec: Fields): readonly string[] {
  const single = textIn(spec, 'clusterIP');
  const all = textsIn(spec, 'clusterIPs');
  if (single === undefined) return all;
  return all.length > 1 ? all : [single];
}

function exportedTo(metadata: Fields): readonly string[] {
  const written = textIn(recordIn(metadata, 'annotations'), 'networking.istio.io/exportTo');
  return written === undefined ? [] : written.split(',').map((name) => name.trim());
}

function readPort(port: Fields, index: number): ServicePort {
  const number = integerIn(port, 'port') ?? 0;
  const name = textIn(port, 'name') ?? '';
  const protocol = servicePortProtocol(number, name, port);
  const target = port['targetPort'];
  return {
    index,
    number,
    name,
    protocol,
    class: protocolClass(protocol),
    targetPort: typeof target === 'number' && target > 0 ? target : undefined,
  };
}

const appProtocols: ReadonlyMap<string, string> = new Map([
  ['kubernetes.io/h2c', 'HTTP2'],
  ['kubernetes.io/ws', 'HTTP'],
  ['kubernetes.io/wss', 'HTTPS'],
]);

/** Ports of SMTP, DNS, MySQL and MongoDB, whose servers may speak first. */
const serverFirst: readonly number[] = [25, 53, 3306, 27017];

/**
 * The protocol that istiod gives to a port of a Service, in the words of a ServiceEntry; empty where the first bytes are to tell it (pkg/config/kube/conversion.go,
 * ConvertProtocol).
 */
function servicePortProtocol(number: number, portName: string, port: Fields): string {
  if (port['protocol'] === 'UDP') return 'UDP';
  const appProtocol = textIn(port, 'appProtocol');
  const standard = appProtocols.get(appProtocol ?? '');
  if (standard !== undefined) return standard;
  const name = (appProtocol ?? portName).toUpperCase();
  if (name.startsWith('GRPC-WEB')) return 'GRPC-WEB';
  const prefix = name.split('-', 1)[0] ?? '';
  if (prefix !== '' && protocolClass(prefix) !== 'unknown') return prefix;
  return serverFirst.includes(number) ? 'TCP' : '';
}
