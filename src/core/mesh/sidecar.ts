import { isRecord, type Resource } from '../schema';
import { compareAge, readView, type View } from './base';
import type { Mesh } from './build';
import type { Proxy } from './proxy/clients/proxy';
import { hasKey, integerIn, labelsIn, listIn, recordIn, textIn, textsIn } from './read';
import { matchesLabels } from './rule-pool';

/** A Sidecar: what the proxies of some workloads know, and what they do with what they do not know. */
export interface Sidecar extends View {
  readonly type: 'sidecar';
  /** Labels of the workloads that it is for; undefined when it is for all of its namespace. */
  readonly selector: Readonly<Record<string, string>> | undefined;
  /** What its egress listeners import; undefined when none are written, which imports everything. */
  readonly imports: readonly Import[] | undefined;
  /** Its egress listeners; empty when none are written, which is one that imports everything. */
  readonly listeners: readonly EgressListener[];
  /** In place of the mesh's policy; a written block without a mode is REGISTRY_ONLY, the enum's zero value. */
  readonly outboundTrafficPolicy: string | undefined;
}

/** An item of `spec.egress`. */
export interface EgressListener {
  /** Its index in `spec.egress`. */
  readonly index: number;
  /** Undefined for the listener that is for calls to anywhere; 0 for a unix socket. */
  readonly port: number | undefined;
  /** The protocol of its port, as written; empty when it is not. */
  readonly protocol: string;
  /** The address or the socket that it is bound to, as written; undefined when it is not, or is empty. */
  readonly bind: string | undefined;
  /** As written: DEFAULT, IPTABLES or NONE; undefined when it is not. */
  readonly captureMode: string | undefined;
  readonly imports: readonly Import[];
  /** The port that imported services must have, and of which they have that one alone here; undefined where all of theirs count (needsPortMatch). */
  readonly matchesPort: number | undefined;
}

/**
 * `namespace/host` of an egress listener; the namespace is a name, `*`, or `.`, which is that of the client: not that of the Sidecar, which may be the
 * default of the mesh (pilot/pkg/model/sidecar.go, convertIstioListenerToWrapper).
 */
export interface Import {
  readonly namespace: string;
  readonly host: string;
  /** Whether it takes the host out, as `~` in front of a namespace does since 1.31. */
  readonly excludes: boolean;
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
    imports: listeners.length === 0 ? undefined : hosts.flatMap(readImport),
    listeners: listeners.flatMap((listener, index) => (isRecord(listener) ? [readListener(listener, index)] : [])),
    outboundTrafficPolicy: hasKey(spec, 'outboundTrafficPolicy')
      ? (textIn(recordIn(spec, 'outboundTrafficPolicy'), 'mode') ?? 'REGISTRY_ONLY')
      : undefined,
  };
}

/** Whom a Sidecar is looked for: a namespace, and the labels of its pods where they are known. */
type Client = Pick<Proxy, 'namespace'> & Partial<Pick<Proxy, 'labels'>>;

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

/** A listener for HTTP_PROXY takes calls to all ports (pilot/pkg/model/sidecar.go, needsPortMatch). */
function readListener(listener: Readonly<Record<string, unknown>>, index: number): EgressListener {
  const port = recordIn(listener, 'port');
  const number = hasKey(listener, 'port') ? (integerIn(port, 'number') ?? 0) : undefined;
  const protocol = textIn(port, 'protocol') ?? '';
  const bind = textIn(listener, 'bind');
  return {
    index,
    port: number,
    protocol,
    bind: bind === '' ? undefined : bind,
    captureMode: textIn(listener, 'captureMode'),
    imports: textsIn(listener, 'hosts').flatMap(readImport),
    matchesPort: number === undefined || number === 0 || protocol.toUpperCase() === 'HTTP_PROXY' ? undefined : number,
  };
}

/** `~` alone is no namespace, and imports nothing. */
function readImport(written: string): Import[] {
  const slash = written.indexOf('/');
  if (slash < 0) return [];
  const excludes = written.startsWith('~');
  const namespace = written.slice(excludes ? 1 : 0, slash);
  return namespace === '' ? [] : [{ namespace, host: written.slice(slash + 1), excludes }];
}
