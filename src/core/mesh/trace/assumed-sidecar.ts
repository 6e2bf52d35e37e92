import type { Mesh } from '../build';
import { assumesSidecar } from '../proxy/clients/data-plane';
import type { Proxy } from '../proxy/clients/proxy';

/** What is said of a trace through a sidecar that nothing among the files asks for; undefined of others. */
export function assumedSidecar(mesh: Mesh, client: Proxy): string | undefined {
  if (!assumesSidecar(mesh, client)) return undefined;
  return `Nothing among these files gives pods in ${client.namespace} a sidecar: their Namespace has neither istio-injection nor istio.io/rev. One is taken to be there; without it the call leaves as the app sends it, and no rule applies.`;
}
