import { appEncrypts } from '../call';
import { passthroughCluster } from '../proxy/outside-clusters';
import { scopeOf } from '../proxy/scopes';
import { isIp } from '../address';
import { addHop, type Ending, type Journey } from './journey';

/** A call that no proxy of the mesh gets to see, so that it leaves as the application sends it. */
export function passUntouched(journey: Journey): Ending {
  const { mesh, call, dialled } = journey;
  const isOut = call.client.kind !== 'sidecar';
  addHop(journey, {
    proxy: 'sidecar',
    at: 'listener',
    name: 'none',
    what: 'No proxy sees the call: it leaves as the application sends it.',
    because: isOut
      ? 'The pod has no sidecar, and ztunnel does not carry its traffic.'
      : `The pod’s annotations take port ${dialled.port} out of what its sidecar sees.`,
    resource: undefined,
  });
  const cluster = passthroughCluster(
    scopeOf(mesh, call.client),
    isIp(dialled.host) ? dialled.host : undefined,
    dialled.port,
  );
  return {
    outcome: 'passthrough',
    via: 'sidecar',
    response: null,
    tls: appEncrypts(dialled.scheme) ? 'passthrough' : 'none',
    request: null,
    cluster,
    split: [],
    mirrors: [],
  };
}
