import { appEncrypts } from '../call';
import { podDocument } from '../pod-document';
import type { Mesh } from '../build';
import { podMetadataIn, type Workload } from '../workload';
import { addHop, endAt, type Ending, type Journey } from './journey';

/** A call that no proxy of the mesh gets to see, so that it leaves as the application sends it. */
export function passUntouched(journey: Journey): Ending {
  const { dialled } = journey;
  noteNoProxy(journey);
  return {
    outcome: 'passthrough',
    via: 'sidecar',
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
export function dialMadeUpAddress(journey: Journey): Ending {
  noteNoProxy(journey);
  return endAt('sidecar', 'error', {});
}

function noteNoProxy(journey: Journey): void {
  addHop(journey, {
    proxy: 'sidecar',
    at: 'listener',
    name: 'none',
    what: 'No proxy sees the call: it leaves as the app sends it.',
    ...reasonOf(journey),
  });
}

type Reason = Pick<Parameters<typeof addHop>[1], 'because' | 'resource' | 'path'>;

function reasonOf({ mesh, call, dialled }: Journey): Reason {
  const { kind, workload } = call.client;
  if (kind === 'sidecar')
    return {
      because: `The pod’s annotation ${excludedPorts} takes port ${dialled.port} out of what its sidecar sees.`,
      ...annotationOf(mesh, workload),
    };
  const [pod] = workload?.pods ?? [];
  if (workload?.runs?.proxy !== 'none' || pod === undefined)
    return { because: 'The pod has no sidecar, and ztunnel does not carry its traffic.' };
  const resource = podDocument(mesh, workload.namespace, pod.name)?.resource;
  return { because: lackWords(workload), resource, path: ['spec', 'containers'] };
}

/** The annotation that names ports which a sidecar does not see (tools/istio-iptables). */
export const excludedPorts = 'traffic.sidecar.istio.io/excludeOutboundPorts';

/** Where a document says it of the pods of a workload; nothing where the design does. */
function annotationOf({ podOwners }: Mesh, workload: Workload | undefined): Pick<Reason, 'resource' | 'path'> {
  const owner = podOwners.find(
    ({ kind, namespace, name }) =>
      kind === workload?.source && namespace === workload.namespace && name === workload.name,
  );
  return owner ? { resource: owner.resource, path: [...podMetadataIn(owner.kind), 'annotations', excludedPorts] } : {};
}

/** What a running pod lacks: nothing that is written elsewhere changes it before the pod is made anew. */
function lackWords({ pods, namespace }: Workload): string {
  const [first] = pods;
  const name = `${namespace}/${first?.name ?? ''}`;
  const who = pods.length > 1 ? `${name} and ${pods.length - 1} more like it run` : `${name} runs`;
  return `Pod ${who} without an istio-proxy container and without the annotation ambient.istio.io/redirection, so no rule applies to it.`;
}
