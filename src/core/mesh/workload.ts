import { isRecord, type Place, type Resource } from '../schema';
import { readView, type View } from './base';
import type { Call } from './call';
import { labelsIn, listIn, recordIn, textIn } from './read';
import { readRunningPod, type RunningPod } from './running-pod';

/** Which containers of pods run as user or group 1337, besides Istio's own. */
type AsProxyUser = 'all' | 'some' | 'none';

/** A Kubernetes document that runs pods. */
export interface PodOwner extends View {
  readonly type: 'pod-owner';
  readonly kind: string;
  /** Of its pods. */
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Undefined for the one of the namespace, `default`. */
  readonly serviceAccount: string | undefined;
  readonly hostNetwork: boolean;
  readonly asProxyUser: AsProxyUser;
  /** What made it, by its controller’s owner reference; undefined where it names none. */
  readonly madeBy: { readonly kind: string; readonly name: string } | undefined;
  /** What runs, for a Pod that the cluster has made; undefined for templates, and for a Pod that is only to be made. */
  readonly running: RunningPod | undefined;
}

/** A Pod of the files, as one of a workload’s. */
export interface Pod {
  readonly name: string;
  readonly place: Place;
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceAccount: string | undefined;
  readonly running: RunningPod | undefined;
}

/** A workload: pods with a name, what they are labelled, and what they call. */
export interface Workload {
  /** `Workload/namespace/name`, or `Workload/name` where no namespace is written; with `#2` … for later ones of the same kind. */
  readonly id: string;
  readonly place: Place;
  /** As written; null when absent. */
  readonly writtenNamespace: string | null;
  /** The namespace that counts: as written, else `default`. */
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Of its pods; empty for one that is only drawn. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Undefined where none is written, so that it is `default`. */
  readonly serviceAccount: string | undefined;
  /** Whether its pods share the network of their node, so that nothing of the mesh takes their traffic. */
  readonly hostNetwork: boolean;
  /** Which of its containers run as the user or the group of Istio's proxy, whose calls are never handed to the sidecar. */
  readonly asProxyUser: AsProxyUser;
  readonly locality: string | undefined;
  readonly calls: readonly Call[];
  /** The kind it comes from: `EgressDesign`, `Deployment` … */
  readonly source: string;
  readonly incomplete: boolean;
  /** Its Pods in the files, which are alike in all that makes a difference to Istio; empty where only a template or a drawing tells of them. */
  readonly pods: readonly Pod[];
  /** What Istio runs in all of them, where they run; undefined where the files do not have running ones. */
  readonly runs: Pick<RunningPod, 'proxy' | 'dnsCapture' | 'redirection'> | undefined;
  /** The workload that made it, where other Pods of that one, or its template, are not like it; undefined for all others. */
  readonly apartFrom: string | undefined;
}

/** Where the pods' metadata stands in each kind that runs pods. */
const podMetadata: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template', 'metadata'],
  StatefulSet: ['spec', 'template', 'metadata'],
  DaemonSet: ['spec', 'template', 'metadata'],
  ReplicaSet: ['spec', 'template', 'metadata'],
  Job: ['spec', 'template', 'metadata'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'metadata'],
  Pod: ['metadata'],
};

/** Where the metadata of its pods stands in a document of a kind that runs pods, from the document's root. */
export function podMetadataIn(kind: string): readonly string[] {
  return podMetadata[kind] ?? [];
}

/** Whether a kind runs pods. */
export function runsPods(kind: string): boolean {
  return Object.hasOwn(podMetadata, kind);
}

/** The typed view of a document that runs pods. */
export function readPodOwner(resource: Resource): PodOwner {
  const path = podMetadataIn(resource.kind);
  const metadata = path.reduce<unknown>((at, key) => recordIn(at, key), resource.value);
  const spec = recordIn(
    [...path.slice(0, -1)].reduce<unknown>((at, key) => recordIn(at, key), resource.value),
    'spec',
  );
  return {
    ...readView(resource),
    type: 'pod-owner',
    kind: resource.kind,
    labels: labelsIn(metadata, 'labels'),
    annotations: labelsIn(metadata, 'annotations'),
    serviceAccount: textIn(spec, 'serviceAccountName') ?? textIn(spec, 'serviceAccount'),
    hostNetwork: spec['hostNetwork'] === true,
    asProxyUser: asProxyUserIn(spec),
    madeBy: controllerOf(resource.value),
    running: resource.kind === 'Pod' ? readRunningPod(resource.value) : undefined,
  };
}

/** A container says it before its pod. Its calls are told by either (istio/istio tools/istio-iptables/pkg/capture/run.go, Run: --uid-owner, --gid-owner). */
function asProxyUserIn(spec: Readonly<Record<string, unknown>>): AsProxyUser {
  const own = recordIn(spec, 'securityContext');
  const apps = listIn(spec, 'containers').filter((each) => textIn(each, 'name') !== 'istio-proxy');
  const as = apps.filter((each) => {
    const { runAsUser = own['runAsUser'], runAsGroup = own['runAsGroup'] } = recordIn(each, 'securityContext');
    return runAsUser === proxyId || runAsGroup === proxyId;
  });
  return as.length === 0 ? 'none' : as.length === apps.length ? 'all' : 'some';
}

const proxyId = 1337;

/** One of the owners is the controller (apimachinery pkg/apis/meta/v1, GetControllerOf); where none is marked as it, the first is taken. */
function controllerOf(value: unknown): PodOwner['madeBy'] {
  const owners = listIn(recordIn(value, 'metadata'), 'ownerReferences');
  const owner = owners.find((each) => isRecord(each) && each['controller'] === true) ?? owners[0];
  const [kind, name] = [textIn(owner, 'kind'), textIn(owner, 'name')];
  return kind === undefined || name === undefined ? undefined : { kind, name };
}
