import { appEncrypts } from '../call';
import { annotationOn, metadataOn, podDocument, podSpecOn } from '../pod-document';
import { namespaceResource } from '../proxy/ambient/ambient-resources';
import { lackOf, type Lack } from '../proxy/clients/data-plane';
import type { Mesh } from '../build';
import type { Workload } from '../workload';
import { injectionFor } from '../injected-by';
import { statedAt, takenAmong } from '../mesh-config-source';
import { addHop, endAt, type Ending, type Journey } from './journey';
import type { PastSidecar } from './redirection';
import { noProxyHop } from './round';

/** A call of a pod without a proxy, so that it leaves as the application sends it. */
export function passUntouched(journey: Journey): Ending {
  noteNoProxy(journey, withoutProxy(journey));
  return untouched(journey);
}

/** A call that goes round the sidecar of its pod. */
export function passRound(journey: Journey, redirection: PastSidecar): Ending {
  noteNoProxy(journey, reasonOf(journey, redirection));
  return untouched(journey);
}

/** A call of a pod in ambient mode to its own loopback address. */
export function passWithinPod(journey: Journey): Ending {
  noteNoProxy(journey, { because: 'Calls within a pod, to its own loopback address, are never handed to ztunnel.' });
  return untouched(journey);
}

function untouched(journey: Journey): Ending {
  const { dialled } = journey;
  return {
    outcome: 'passthrough',
    via: proxyOfClient(journey),
    response: null,
    tls: appEncrypts(dialled.scheme) ? 'passthrough' : 'none',
    request: null,
    cluster: undefined,
    split: [],
    mirrors: [],
  };
}

/**
 * A call to an address that istiod has made up for the name (pilot/pkg/controllers/ipautoallocate; 240.240.0.0/16 by default), which goes round the sidecar: the
 * sidecar alone would know whose it is, and nobody has it.
 */
export function dialMadeUpAddress(journey: Journey, redirection: PastSidecar): Ending {
  const what = 'No proxy sees the call, and nobody has the address that istiod has made up for the name.';
  noteNoProxy(journey, reasonOf(journey, redirection), what);
  return endAt('sidecar', 'error', {});
}

const leaves = 'No proxy sees the call: it leaves as the app sends it.';

function noteNoProxy(journey: Journey, reason: Reason, what = leaves): void {
  addHop(journey, {
    proxy: proxyOfClient(journey),
    at: 'listener',
    name: noProxyHop,
    what,
    ...reason,
  });
}

/** What would carry the call, if it saw it. */
function proxyOfClient({ call }: Journey): 'sidecar' | 'ztunnel' {
  return call.client.kind === 'ztunnel' ? 'ztunnel' : 'sidecar';
}

type Reason = Pick<Parameters<typeof addHop>[1], 'because' | 'resource' | 'path'>;

function reasonOf({ mesh, call }: Journey, { because, by }: PastSidecar): Reason {
  const { workload } = call.client;
  if (by === undefined) return { because };
  if ('annotation' in by) return { because, ...(workload && annotationOn(mesh, workload, by.annotation)) };
  if ('spec' in by) return { because, ...(workload && podSpecOn(mesh, workload)) };
  if ('running' in by) return { because, ...initPlace(mesh, workload) };
  return { because, ...(by.mesh === 'injection' ? injectionPlace(mesh, workload) : configPlace(mesh)) };
}

type Where = Pick<Reason, 'resource' | 'path'>;

/** The first pod stands for all: they were set up alike. */
function initPlace(mesh: Mesh, workload: Workload | undefined): Where {
  const [pod] = workload?.pods ?? [];
  const resource = workload && pod && podDocument(mesh, workload.namespace, pod.name)?.resource;
  return resource ? { resource, path: ['spec', 'initContainers'] } : {};
}

function injectionPlace(mesh: Mesh, workload: Workload | undefined): Where {
  const { taken } = injectionFor(mesh, workload);
  const found = mesh.others.find(({ injection }) => injection !== undefined && injection === taken);
  return found && taken ? { resource: found.resource, path: taken.path } : {};
}

function configPlace({ others }: Mesh): Where {
  const taken = takenAmong(others.flatMap(({ source }) => source ?? []));
  const first = taken.find(({ reading }) => reading.ok && reading.settings.interceptionMode !== undefined);
  const found = others.find(({ source }) => source !== undefined && source === first);
  return found && first
    ? { resource: found.resource, path: statedAt(first, found.resource, ['defaultConfig', 'interceptionMode']) }
    : {};
}

function withoutProxy({ mesh, call }: Journey): Reason {
  const { workload } = call.client;
  const [pod] = workload?.pods ?? [];
  if (workload?.runs?.proxy !== 'none' || pod === undefined) return notGiven(mesh, workload);
  const resource = podDocument(mesh, workload.namespace, pod.name)?.resource;
  return { because: lackWords(workload), resource, path: ['spec', 'containers'] };
}

/** Why a pod that is to be made gets no proxy. */
function notGiven(mesh: Mesh, workload: Workload | undefined): Reason {
  const lack = workload && lackOf(mesh, workload);
  if (workload === undefined || lack === undefined)
    return { because: 'The pod has no sidecar, and ztunnel does not carry its traffic.' };
  return { because: lack.because, ...lackPlace(mesh, workload, lack) };
}

function lackPlace(mesh: Mesh, workload: Workload, { by }: Lack): Where {
  switch (by.of) {
    case 'namespace': {
      const resource = namespaceResource(mesh, workload.namespace);
      return resource ? { resource, path: ['metadata', 'labels', by.name] } : {};
    }
    case 'spec': {
      const spec = podSpecOn(mesh, workload);
      return spec ? { resource: spec.resource, path: [...spec.path, 'hostNetwork'] } : {};
    }
    case 'labels':
    case 'annotations':
      return metadataOn(mesh, workload, by.of, by.name) ?? {};
  }
}

/** What a running pod lacks: nothing that is written elsewhere changes it before the pod is made anew. */
function lackWords({ pods, namespace }: Workload): string {
  const [first] = pods;
  const name = `${namespace}/${first?.name ?? ''}`;
  const who = pods.length > 1 ? `${name} and ${pods.length - 1} more like it run` : `${name} runs`;
  return `Pod ${who} without an istio-proxy container and without the annotation ambient.istio.io/redirection, so no rule applies to it.`;
}
