import type { Mesh } from '../build';
import type { Call } from '../call';
import { proxyOf } from '../proxy/proxies';
import { traceCall } from './trace-call';
import type { Trace } from './trace';

const remembered = new WeakMap<Mesh, ReadonlyMap<Call, Trace>>();

/** The traces of all calls that the design draws, by call; those whose URL is no call are left out. Worked out once a mesh. */
export function tracesOf(mesh: Mesh): ReadonlyMap<Call, Trace> {
  let traces = remembered.get(mesh);
  if (traces === undefined) remembered.set(mesh, (traces = traceAll(mesh)));
  return traces;
}

function traceAll(mesh: Mesh): ReadonlyMap<Call, Trace> {
  const traces = new Map<Call, Trace>();
  for (const workload of mesh.workloads) {
    if (workload.calls.length === 0) continue;
    const client = proxyOf(mesh, workload);
    for (const call of workload.calls) {
      const { url, method, headers } = call;
      const trace = traceCall(mesh, { client, url, method, headers });
      if (trace) traces.set(call, trace);
    }
  }
  return traces;
}
