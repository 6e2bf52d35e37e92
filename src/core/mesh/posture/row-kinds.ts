import type { Mesh } from '../build';
import { injectionFor } from '../injected-by';
import { proxyOf } from '../proxy/clients/proxies';
import { proxyKey } from '../proxy/clients/proxy-key';
import type { Proxy } from '../proxy/clients/proxy';
import { redirectingAnnotations } from '../trace/redirection';
import type { Workload } from '../workload';

/** A kind of client: its key is equal for workloads that get the same configuration. */
export interface RowKind {
  readonly key: string;
  readonly proxy: Proxy;
}

/** The kind of each workload; of each kind the proxy of its first workload stands for all. */
export function kindsOf(mesh: Mesh): ReadonlyMap<Workload, RowKind> {
  const kinds = new Map<string, RowKind>();
  return new Map(
    mesh.workloads.map((workload) => {
      const own = kindOf(mesh, workload);
      const kind = kinds.get(own.key) ?? own;
      kinds.set(own.key, kind);
      return [workload, kind];
    }),
  );
}

/** The kind of one workload, which may be of another mesh; its own proxy stands for it. */
export function kindOf(mesh: Mesh, workload: Workload): RowKind {
  const proxy = proxyOf(mesh, workload);
  return { key: keyFor(mesh, proxy), proxy };
}

/** Annotations, what was run of them, or the values of the pod’s revision take ports and addresses out of what a sidecar sees, and policies name accounts, so they tell workloads apart as well. */
function keyFor(mesh: Mesh, proxy: Proxy): string {
  const annotations = proxy.workload?.annotations ?? {};
  const redirecting = redirectingAnnotations.map((name) => annotations[name] ?? null);
  const { runs, asProxyUser = 'none' } = proxy.workload ?? {};
  const ran = runs?.redirection ?? null;
  const revision = injectionFor(mesh, proxy.workload).taken?.revision ?? null;
  return `${proxyKey(mesh, proxy)} ${JSON.stringify([...redirecting, ran, asProxyUser, revision])} ${proxy.workload?.serviceAccount ?? ''}`;
}
