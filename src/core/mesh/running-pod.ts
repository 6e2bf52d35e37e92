import { isRecord } from '../schema';
import type { InjectedAnnotation } from './injection-source';
import { labelsIn, listIn, recordIn, textIn } from './read';

/**
 * What Istio runs in a pod, or beside it: a sidecar, the Envoy of a gateway or a waypoint, an Envoy that is not said to be one of these, ztunnel on
 * the node, or nothing.
 */
export type PodProxy = 'sidecar' | 'router' | 'waypoint' | 'envoy' | 'ztunnel' | 'none';

/** What the document of a pod that the cluster has made says of it. Injection has happened by then, so its containers are what runs. */
export interface RunningPod {
  readonly proxy: PodProxy;
  /** Whether its sidecar answers names; undefined without one, and where its environment is not written. */
  readonly dnsCapture: boolean | undefined;
  /** Which calls its iptables hand to its sidecar, by the annotation that would say it; undefined where they are not written in the document, as with CNI. */
  readonly redirection: InitValues | undefined;
  /** The tag of its proxy’s image, such as `1.28.1`; undefined where there is none. */
  readonly proxyTag: string | undefined;
  /** Its IP; undefined until it has one. */
  readonly address: string | undefined;
  /** Whether it has ended, or is about to: no Service leads to it any more. */
  readonly hasEnded: boolean;
  /** Whether nothing says that it is not ready. */
  readonly isReady: boolean;
}

/** What runs, of a Pod with a status; undefined for one that is only to be made, and where no container is known. */
export function readRunningPod(value: unknown): RunningPod | undefined {
  const metadata = recordIn(value, 'metadata');
  const spec = recordIn(value, 'spec');
  const status = recordIn(value, 'status');
  const phase = textIn(status, 'phase');
  const address = textIn(status, 'podIP') ?? textIn(listIn(status, 'podIPs')[0], 'ip');
  const containers = containersIn(spec, status);
  if (phase === undefined && address === undefined && listIn(status, 'containerStatuses').length === 0)
    return undefined;
  if (containers.length === 0) return undefined;
  const proxy = containers.find((each) => textIn(each, 'name') === 'istio-proxy');
  return {
    proxy: proxy === undefined ? withoutContainer(metadata) : proxyKind(proxy),
    dnsCapture: proxy === undefined ? undefined : capturesDns(proxy),
    redirection: redirectionBy(containers.find((each) => textIn(each, 'name') === 'istio-init')),
    proxyTag: tagOf(textIn(proxy, 'image') ?? ''),
    address,
    hasEnded: phase === 'Succeeded' || phase === 'Failed' || textIn(metadata, 'deletionTimestamp') !== undefined,
    isReady: !listIn(status, 'conditions').some(saysUnready),
  };
}

/** A native sidecar stands among the init containers. A document may have been cut down to its status. */
function containersIn(spec: unknown, status: unknown): readonly unknown[] {
  const lists = [
    ...[listIn(spec, 'containers'), listIn(spec, 'initContainers')],
    ...[listIn(status, 'containerStatuses'), listIn(status, 'initContainerStatuses')],
  ];
  return lists.flat().filter((each) => textIn(each, 'name') !== undefined);
}

/** The CNI plugin notes that it has led a pod’s traffic to ztunnel (istio/istio cni/pkg/util/podutil.go, AnnotateEnrolledPod). */
function withoutContainer(metadata: unknown): PodProxy {
  return labelsIn(metadata, 'annotations')['ambient.istio.io/redirection'] === 'enabled' ? 'ztunnel' : 'none';
}

/** `proxy router`: the first word after `proxy` is the type of node (istio/istio pilot/cmd/pilot-agent/app/cmd.go, newProxyCommand). */
function proxyKind(container: unknown): PodProxy {
  const [command, type] = listIn(container, 'args');
  return command === 'proxy' && (type === 'sidecar' || type === 'router' || type === 'waypoint') ? type : 'envoy';
}

/** `proxyMetadata` is written into the environment of the container (istio/istio manifests/charts/istio-control/istio-discovery/files/injection-template.yaml). */
function capturesDns(container: unknown): boolean | undefined {
  if (!isRecord(container) || container['env'] === undefined) return undefined;
  const stated = listIn(container, 'env').find((each) => textIn(each, 'name') === 'ISTIO_META_DNS_CAPTURE');
  return textIn(stated, 'value') === 'true';
}

/** What an argument of istio-init says in the place of an annotation: interfaces are named by the annotation alone, the others by the mesh as well. */
type InitAnnotation = InjectedAnnotation | 'traffic.sidecar.istio.io/excludeInterfaces';

/** The values of the arguments, by annotation. */
type InitValues = Readonly<Partial<Record<InitAnnotation, string>>>;

/** What is left out of the arguments takes and gives nothing; all addresses are handed over where none are named (the same template). */
const flags: Readonly<Record<InitAnnotation, { readonly flag: string; readonly unset: string }>> = {
  'traffic.sidecar.istio.io/excludeOutboundPorts': { flag: '-o', unset: '' },
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': { flag: '-x', unset: '' },
  'traffic.sidecar.istio.io/excludeInterfaces': { flag: '-c', unset: '' },
  'traffic.sidecar.istio.io/includeOutboundPorts': { flag: '-q', unset: '' },
  'traffic.sidecar.istio.io/includeOutboundIPRanges': { flag: '-i', unset: '*' },
};

/** The argument of istio-init that says what an annotation would. */
export function initFlag(annotation: InitAnnotation): string {
  return flags[annotation].flag;
}

function redirectionBy(init: unknown): InitValues | undefined {
  const [command, ...given] = listIn(init, 'args');
  if (command !== 'istio-iptables') return undefined;
  const valueOf = (flag: string): unknown => given[given.indexOf(flag) + 1];
  const written = Object.entries(flags).map(([annotation, { flag, unset }]) => [
    annotation,
    given.includes(flag) ? String(valueOf(flag) ?? '') : unset,
  ]);
  return Object.fromEntries(written) as InitValues;
}

/** What stands behind the last colon, if no path follows: `docker.io/istio/proxyv2:1.28.1-distroless@sha256:…` has `1.28.1-distroless`. */
function tagOf(image: string): string | undefined {
  return /:([\w.-]+)$/.exec(image.replace(/@.*$/, ''))?.[1];
}

/** A pod without that condition is one of which too little is written to say so. */
function saysUnready(condition: unknown): boolean {
  return textIn(condition, 'type') === 'Ready' && textIn(condition, 'status') === 'False';
}
