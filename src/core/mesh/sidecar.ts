import type { Resource } from '../schema';
import { compareAge, readView, type View } from './base';
import type { Mesh } from './build';
import { hostsOverlap } from './host';
import type { Client } from './policy';
import { hasKey, labelsIn, listIn, recordIn, textIn, textsIn } from './read';
import { matchesLabels } from './rule-pool';

/** A Sidecar: what the proxies of some workloads know, and what they do with what they do not know. */
export interface Sidecar extends View {
  readonly type: 'sidecar';
  /** Labels of the workloads that it is for; undefined when it is for all of its namespace. */
  readonly selector: Readonly<Record<string, string>> | undefined;
  /** What its egress listeners import; undefined when none are written, which imports everything. */
  readonly imports: readonly Import[] | undefined;
  /** In place of the mesh's policy; a written block without a mode is REGISTRY_ONLY, the enum's zero value. */
  readonly outboundTrafficPolicy: string | undefined;
}

/** `namespace/host` of an egress listener; the namespace is a name or `*`. */
export interface Import {
  readonly namespace: string;
  readonly host: string;
}

/** The typed view of a Sidecar; whatever cannot be read counts as absent. */
export function readSidecar(resource: Resource): Sidecar {
  const view = readView(resource);
  const spec = recordIn(resource.value, 'spec');
  const listeners = listIn(spec, 'egress');
  const selects = hasKey(spec, 'workloadSelector');
  const hosts = listeners.flatMap((listener) => textsIn(listener, 'hosts'));
  return {
    ...view,
    type: 'sidecar',
    selector: selects ? labelsIn(recordIn(spec, 'workloadSelector'), 'labels') : undefined,
    imports: listeners.length === 0 ? undefined : hosts.flatMap((host) => readImport(host, view.namespace)),
    outboundTrafficPolicy: hasKey(spec, 'outboundTrafficPolicy')
      ? (textIn(recordIn(spec, 'outboundTrafficPolicy'), 'mode') ?? 'REGISTRY_ONLY')
      : undefined,
  };
}

/**
 * The Sidecar that counts for a client: the oldest of its namespace that selects it, else the one of its namespace without a selector, else
 * the one of the root namespace; undefined where there is none, and everything visible is known (pilot/pkg/model/sidecar.go, getSidecarScope).
 */
export function sidecarFor(mesh: Pick<Mesh, 'sidecars' | 'settings'>, client: Client): Sidecar | undefined {
  if (mesh.sidecars.length === 0) return undefined;
  const own = mesh.sidecars.filter((each) => each.namespace === client.namespace).sort(compareAge);
  const selecting = own.find((each) => each.selector && client.labels && matchesLabels(each.selector, client.labels));
  if (selecting) return selecting;
  const root = mesh.sidecars.filter((each) => each.namespace === mesh.settings.rootNamespace).sort(compareAge);
  return [...own, ...root].find((each) => each.selector === undefined);
}

/** Whether a Sidecar imports a host of a service or VirtualService in a namespace; wildcards count in both directions. */
export function importsHost(sidecar: Sidecar | undefined, namespace: string, host: string): boolean {
  if (sidecar?.imports === undefined) return true;
  return sidecar.imports.some(
    (each) => (each.namespace === '*' || each.namespace === namespace) && hostsOverlap(each.host, host),
  );
}

/** `.` is the Sidecar's own namespace; `~` imports nothing. */
function readImport(written: string, own: string): Import[] {
  const slash = written.indexOf('/');
  const namespace = written.slice(0, slash);
  if (slash < 0 || namespace.startsWith('~')) return [];
  return [{ namespace: namespace === '.' ? own : namespace, host: written.slice(slash + 1) }];
}
