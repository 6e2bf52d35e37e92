import type { Place } from '../schema';
import type { Severity } from '../text';

/** A column of the flow graph, from left to right. */
export type Lane = 'mesh' | 'registry' | 'gateway' | 'external';

/** Who puts TLS on the network between the pod and the server; `ambient` where ztunnel carries the bytes, which is not judged. */
export type TlsBy =
  'none' | 'app' | 'sidecar' | 'app-and-sidecar' | 'gateway' | 'app-and-gateway' | 'unknown' | 'ambient';

/** Why a call with a host and a port belongs to no entry. */
export type Miss = 'unknown' | 'hidden' | 'not-imported' | 'no-port' | 'lost' | 'wrong-protocol' | 'other-server-name';

/** What all nodes have. */
export interface NodeBase {
  /** `Kind/namespace/name` for resources and workloads; `External/…` for endpoints; unique in the topology and stable over edits. */
  readonly id: string;
  readonly lane: Lane;
  /** The band: a namespace, or null when the resource names none. Endpoints have none. */
  readonly namespace: string | null;
  readonly name: string;
  /** Where it is written, so that selection works in both directions; undefined for what is only implied. */
  readonly place: Place | undefined;
  /** Accessible name by the contract: `Kind namespace/name`, or `External host`. */
  readonly label: string;
  /** The document has a syntax error, so this picture of it may be incomplete. */
  readonly incomplete: boolean;
}

/** A workload: drawn (EgressDesign), or from a Deployment, Pod and so on. */
export interface WorkloadNode extends NodeBase {
  readonly type: 'workload';
  readonly labels: Readonly<Record<string, string>>;
  readonly locality: string | undefined;
  readonly calls: readonly CallRow[];
  /** The resource kind it comes from: `EgressDesign`, `Deployment` … */
  readonly source: string;
}

/** One call of a workload, a row on its card. */
export interface CallRow {
  readonly id: string;
  readonly place: Place | undefined;
  readonly url: string;
  /** Parsed parts; null when `url` is not `scheme://host[:port][/path]`. */
  readonly scheme: 'http' | 'https' | 'tcp' | 'tls' | 'grpc' | null;
  readonly host: string;
  readonly port: number | null;
  /** The ServiceEntry node and port that the host and port belong to; null when no visible entry has them. */
  readonly target: { readonly node: string; readonly port: number } | null;
  /** Why there is no target, in one sentence; undefined when there is one. */
  readonly reason: string | undefined;
  /** What kind of reason it is; undefined when there is a target, or no host and port to look for. */
  readonly why?: Miss;
  /**
   * What becomes of a call without a target: it `passes` by its address without any policy, the sidecar `refuses` it, it stays `inside` the
   * cluster, or its url, or the entry that may answer for it, is `unreadable`. Undefined when there is a target.
   */
  readonly unresolved?: 'passes' | 'refused' | 'inside' | 'unreadable';
}

export interface ServiceEntryNode extends NodeBase {
  readonly type: 'service-entry';
  readonly hosts: readonly string[];
  /** As in effect; empty when the text that may say it was not read. */
  readonly resolution: string;
  /** How many endpoints are written; null when the host itself is what gets resolved or dialled, or when some may not have been read. */
  readonly endpointCount: number | null;
  readonly addresses: readonly string[];
  /** Empty when the text that may say it was not read. */
  readonly location: string;
  /** As in effect: `['*']` when unset; empty when the text that may say it was not read. */
  readonly exportTo: readonly string[];
  readonly ports: readonly PortRow[];
  readonly docked: readonly DockedRule[];
}

/** One port of an entry, a row on its card. */
export interface PortRow {
  readonly number: number;
  /** The port dialled at the endpoint when it differs. */
  readonly targetPort: number | undefined;
  readonly name: string;
  readonly protocol: string;
  /** Who encrypts what leaves the pod on this port: over the drawn calls to it, else for clients in the entry's own namespace. */
  readonly tls: TlsBy;
  readonly place: Place | undefined;
}

/** A DestinationRule or VirtualService that governs the entry, docked under it. One that governs several entries is listed by each, with the same id. */
export interface DockedRule {
  readonly id: string;
  readonly kind: 'DestinationRule' | 'VirtualService';
  readonly name: string;
  readonly namespace: string | null;
  readonly label: string;
  readonly place: Place;
  /** The telling facts first: "tls SIMPLE on 80", "3 routes". */
  readonly facts: readonly string[];
  readonly incomplete: boolean;
}

export interface EndpointNode extends NodeBase {
  readonly type: 'endpoint';
  /** Host, IP or unix path. */
  readonly address: string;
  /** Which entry it belongs to (node id). */
  readonly entry: string;
  readonly locality: string | undefined;
  readonly weight: number | undefined;
  /** For an endpoint that nobody wrote: "every address in DNS", "one address at a time" and so on; undefined for written ones. */
  readonly implicit: string | undefined;
}

export interface GatewayNode extends NodeBase {
  readonly type: 'gateway';
  readonly selector: Readonly<Record<string, string>>;
  readonly servers: readonly {
    readonly port: number | null;
    readonly protocol: string;
    readonly mode: string | undefined;
    readonly hosts: readonly string[];
  }[];
}

/** A rule that governs no drawn entry, or a kind that has no card of its own but matters to egress (Sidecar, WorkloadEntry …). */
export interface LooseNode extends NodeBase {
  readonly type: 'loose';
  readonly kind: string;
  readonly facts: readonly string[];
  /** Why it stands alone, in one sentence. */
  readonly reason: string;
}

/** A document that could not be read far enough to be a resource. */
export interface UnreadableNode extends NodeBase {
  readonly type: 'unreadable';
  readonly file: string;
  /** 1-based line in the file of the first problem. */
  readonly line: number;
  readonly message: string;
}

export type Node = WorkloadNode | ServiceEntryNode | EndpointNode | GatewayNode | LooseNode | UnreadableNode;

/** A wire. `call`: a drawn call to an entry's port. `dials`: an entry's port, or a gateway, to an endpoint. `knows`: an entry to an endpoint nobody calls. `route`: an entry's port to a gateway or another entry by a VirtualService. */
export interface Edge {
  readonly id: string;
  readonly type: 'call' | 'dials' | 'knows' | 'route';
  readonly from: string;
  /** The row it leaves from: a call's id, or a port number as text. */
  readonly fromRow: string | undefined;
  readonly to: string;
  readonly toRow: string | undefined;
  readonly tls: TlsBy;
  /** For `dials`: the port number at the endpoint; undefined where it is not known, or for a unix socket. */
  readonly port?: number;
  readonly place: Place | undefined;
  /** What a screen reader says: "Call to http://… port 80". */
  readonly label: string;
}

/** The flow graph without positions. Nodes are in a deterministic order: by lane, namespace and name. */
export interface Topology {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  /** Namespaces that have a band, in order; null (no namespace written) last. */
  readonly bands: readonly (string | null)[];
}

/** What a badge shows: how many findings of each severity. */
export type Counts = Readonly<Record<Severity, number>>;
