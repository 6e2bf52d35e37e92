import type { Misread } from '../mesh';
import type { Place } from '../schema';
import type { Severity } from '../text';
import type { CallRow, Outcome, TlsBy } from './call-row';

/** A column of the flow graph, from left to right. */
export type Lane = 'mesh' | 'registry' | 'gateway' | 'external';

/** A note of the EgressDesign, a slip docked to the card that it is on. */
export interface Note {
  /** `note:<index in spec.notes>`, with the design's key before the index from the second design on; unique in the topology. */
  readonly id: string;
  /** What it is written on, as the text says: `Kind/namespace/name`. */
  readonly on: string;
  /** The field of the resource that is meant, as the text says: `spec.resolution`; undefined for the whole resource. */
  readonly path: string | undefined;
  readonly text: string;
  readonly place: Place;
}

/** A fault between two entries, or within one, that a reader of either alone cannot see. */
export interface Conflict {
  /** Two entries have one host; two listen for TCP on one address and port; two documents are one resource; an entry takes a whole port. */
  readonly type: 'same-host' | 'same-listener' | 'same-resource' | 'whole-port';
  /** Ids of the other nodes; empty for a fault within one. */
  readonly with: readonly string[];
  /** The port it is about; undefined where it is about the entry. */
  readonly port: number | undefined;
  /** What happens, in one sentence that names who wins. */
  readonly says: string;
}

/** What all nodes have. */
interface NodeBase {
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
  /** Notes on it and on the rules docked to it; undefined when there are none. */
  readonly notes?: readonly Note[];
}

/** A workload: drawn (EgressDesign), or from a Deployment, Pod and so on. */
export interface WorkloadNode extends NodeBase {
  readonly type: 'workload';
  readonly labels: Readonly<Record<string, string>>;
  readonly locality: string | undefined;
  readonly calls: readonly CallRow[];
  /** The resource kind it comes from: `EgressDesign`, `Deployment` … */
  readonly source: string;
  /** Its Pods in the files, where another document has made them; undefined where there are none, or it is one itself. */
  readonly pods?: readonly { readonly name: string; readonly place: Place }[];
  /** What carries its calls: Envoy beside it, the node's ztunnel, or nothing of the mesh where it has no proxy; undefined is Envoy. `gateway`: its pods are a gateway, and call nothing. */
  readonly proxy?: 'envoy' | 'ztunnel' | 'none' | 'gateway';
  /** Sidecars whose workloadSelector takes it; undefined when there are none. */
  readonly docked?: readonly DockedRule[];
}

/** A ServiceEntry, with what is in effect of it. */
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
  /** What carries calls to it of a pod that nobody drew: the node's ztunnel; undefined is Envoy beside the pod. */
  readonly carrier?: 'ztunnel';
  /** `namespace/name` of the waypoint that ztunnel hands its calls to; undefined where there is none. Sidecars go past it. */
  readonly waypoint?: string;
  /** Undefined when there are none. */
  readonly conflicts?: readonly Conflict[];
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
  /** Why a drawn call to it arrives and is not understood; undefined where none is. */
  readonly misread?: Misread;
  readonly place: Place | undefined;
}

/**
 * A DestinationRule or VirtualService that governs the entry, docked under it (one that governs several entries is listed by each, with the
 * same id), or a Sidecar docked to a workload or a band.
 */
export interface DockedRule {
  readonly id: string;
  readonly kind: 'DestinationRule' | 'VirtualService' | 'Sidecar';
  readonly name: string;
  readonly namespace: string | null;
  readonly label: string;
  readonly place: Place;
  /** The telling facts first: "tls SIMPLE on 80", "3 routes". */
  readonly facts: readonly string[];
  readonly incomplete: boolean;
  /** It governs several drawn entries and is docked to another one in full: here only a dashed chip says so. */
  readonly elsewhere?: boolean;
  /**
   * Hosts, ports and subsets that it sends to and that nobody defines, and subsets of its own that no endpoint belongs to, in a few words each:
   * "old.example.com", "subset v2 of api.example.com"; undefined when there are none.
   */
  readonly dangling?: readonly string[];
}

/** Something that an entry's calls may be sent to. */
export interface EndpointNode extends NodeBase {
  readonly type: 'endpoint';
  /** Host, IP or unix path; the workload's name for selected pods. */
  readonly address: string;
  /** Which entry it belongs to (node id). */
  readonly entry: string;
  readonly locality: string | undefined;
  readonly weight: number | undefined;
  /** For an endpoint that nobody wrote: "every address in DNS", "one address at a time" and so on; undefined for written ones. */
  readonly implicit: string | undefined;
  /** After locality and failover settings, 0 first, as seen from `seenFrom`; undefined where the settings rank nothing. */
  readonly priority?: number;
  /** The workload (node id) for which the priority holds; undefined with it. */
  readonly seenFrom?: string;
  /** What is written elsewhere and selected by the entry's workloadSelector; undefined for the entry's own endpoints. */
  readonly from?: 'WorkloadEntry' | 'Workload';
}

/** A Gateway, with its servers. */
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

/**
 * A rule that governs no drawn entry, a kind that has no card of its own but matters to egress (WorkloadEntry, EnvoyFilter …), or, of kind `Note`, a note
 * on nothing that is drawn.
 */
export interface LooseNode extends NodeBase {
  readonly type: 'loose';
  readonly kind: string;
  readonly facts: readonly string[];
  /** Why it stands alone, in one sentence. */
  readonly reason: string;
}

/** How calls end that belong to no entry: in one of Envoy's own clusters, or `past` every proxy, for those that no proxy sees. */
export type CallEnd = 'passthrough' | 'blackhole' | 'past';

/** Where calls end that belong to no entry: an Envoy cluster, or past every proxy. It is there while drawn calls end in it. */
export interface ClusterNode extends NodeBase {
  readonly type: 'cluster';
  readonly end: CallEnd;
  /** Hosts of the calls that end there, sorted, each once. */
  readonly hosts: readonly string[];
  /** How many calls end there. */
  readonly calls: number;
}

/** A document that could not be read far enough to be a resource. */
export interface UnreadableNode extends NodeBase {
  readonly type: 'unreadable';
  readonly file: string;
  /** 1-based line in the file of the first problem. */
  readonly line: number;
  readonly message: string;
}

/** A card of the canvas. */
export type Node =
  WorkloadNode | ServiceEntryNode | EndpointNode | GatewayNode | LooseNode | ClusterNode | UnreadableNode;

/** A wire. `call`: a drawn call to an entry's port, or to what it ends in. `misses`: a call to the entry that a reader would expect. `dials`: an entry's port, or a gateway, to an endpoint. `knows`: an entry to an endpoint nobody calls. `route`: an entry's port to a gateway or another entry by a VirtualService. */
export interface Edge {
  readonly id: string;
  readonly type: 'call' | 'dials' | 'knows' | 'route' | 'misses';
  readonly from: string;
  /** The row it leaves from: a call's id, or a port number as text. */
  readonly fromRow: string | undefined;
  readonly to: string;
  readonly toRow: string | undefined;
  readonly tls: TlsBy;
  /** For `dials`: the port number at the endpoint; undefined where it is not known, or for a unix socket. */
  readonly port?: number;
  /** For `call`. */
  readonly outcome?: Outcome;
  /** For `dials` and `knows`: the priority of the endpoint, where one is known. */
  readonly priority?: number;
  /** For `misses`: why the call passes the entry by, in a few words: "no SNI", "not exported here". */
  readonly why?: string;
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
  /** Sidecars without a selector by their namespace: they say what the band's workloads know. Undefined when there are none. */
  readonly sidecars?: ReadonlyMap<string | null, readonly DockedRule[]>;
  /** Notes on namespaces (`Namespace/name`), and on the Sidecars docked to their bands, by namespace. Undefined when there are none. */
  readonly bandNotes?: ReadonlyMap<string | null, readonly Note[]>;
}

/** What a badge shows: how many findings of each severity. */
export type Counts = Readonly<Record<Severity, number>>;
