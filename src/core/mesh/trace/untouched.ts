import { appEncrypts } from '../call';
import { addHop, type Ending, type Journey } from './journey';

/** A call that no proxy of the mesh gets to see, so that it leaves as the application sends it. */
export function passUntouched(journey: Journey): Ending {
  const { call, dialled } = journey;
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
