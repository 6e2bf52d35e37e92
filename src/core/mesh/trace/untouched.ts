import { appEncrypts } from '../call';
import { podDocument } from '../pod-document';
import type { Workload } from '../workload';
import { addHop, type Ending, type Journey } from './journey';

/** A call that no proxy of the mesh gets to see, so that it leaves as the application sends it. */
export function passUntouched(journey: Journey): Ending {
  const { dialled } = journey;
  addHop(journey, {
    proxy: 'sidecar',
    at: 'listener',
    name: 'none',
    what: 'No proxy sees the call: it leaves as the app sends it.',
    ...reasonOf(journey),
  });
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

type Reason = Pick<Parameters<typeof addHop>[1], 'because' | 'resource' | 'path'>;

function reasonOf({ mesh, call, dialled }: Journey): Reason {
  const { kind, workload } = call.client;
  if (kind === 'sidecar')
    return { because: `The pod’s annotations take port ${dialled.port} out of what its sidecar sees.` };
  const [pod] = workload?.pods ?? [];
  if (workload?.runs?.proxy !== 'none' || pod === undefined)
    return { because: 'The pod has no sidecar, and ztunnel does not carry its traffic.' };
  const resource = podDocument(mesh, workload.namespace, pod.name)?.resource;
  return { because: lackWords(workload), resource, path: ['spec', 'containers'] };
}

/** What a running pod lacks: nothing that is written elsewhere changes it before the pod is made anew. */
function lackWords({ pods, namespace }: Workload): string {
  const [first] = pods;
  const name = `${namespace}/${first?.name ?? ''}`;
  const who = pods.length > 1 ? `${name} and ${pods.length - 1} more like it run` : `${name} runs`;
  return `Pod ${who} without an istio-proxy container and without the annotation ambient.istio.io/redirection, so no rule applies to it.`;
}
