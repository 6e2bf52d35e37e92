import { groupBy } from '../lists';
import { tracesOf, type Mesh, type ServiceEntry, type Via } from '../mesh';
import { callId } from './calls';
import { rulesOn } from './docked';
import type { QueryGround } from './query-match';
import { reachBackward, reachForward } from './query-reach';
import { seesEntry } from './seeing';
import type { DockedRule, Edge, Node } from './topology';

/** A node, or a rule docked to one. */
export type QueryItem = NodeItem | RuleItem;

interface NodeItem {
  readonly id: string;
  readonly node: Node;
}

/** A docked rule, which can match as a node can. */
export interface RuleItem {
  readonly id: string;
  readonly rule: DockedRule;
}

/** Whether a fact, in lower case, is one that is asked for. */
export type Accept = (fact: string) => boolean;

/** What can match, and what is known of all of it together, worked out when it is first asked for. */
export class QueryItems {
  readonly all: readonly QueryItem[];
  private edgesByFrom: ReadonlyMap<string, readonly Edge[]> | undefined;
  private edgesByTo: ReadonlyMap<string, readonly Edge[]> | undefined;
  private nodes: ReadonlyMap<string, Node> | undefined;
  private vias: ReadonlyMap<string, Via> | undefined;
  private misread: ReadonlySet<string> | undefined;
  private entries: ReadonlyMap<string, ServiceEntry> | undefined;

  constructor(readonly ground: QueryGround) {
    const { nodes, sidecars } = ground.topology;
    const bands = [...(sidecars?.values() ?? [])].flat();
    const rules = new Set<string>();
    const ruleItem = (rule: DockedRule): RuleItem[] =>
      rules.has(rule.id) || !rules.add(rule.id) ? [] : [{ id: rule.id, rule }];
    this.all = [
      ...nodes.flatMap((node): QueryItem[] => [{ id: node.id, node }, ...rulesOn(node).flatMap(ruleItem)]),
      ...bands.flatMap(ruleItem),
    ];
  }

  /** The node of an id; undefined for what the topology does not have. */
  node(id: string): Node | undefined {
    this.nodes ??= new Map(this.ground.topology.nodes.map((node) => [node.id, node]));
    return this.nodes.get(id);
  }

  edgesFrom(id: string): readonly Edge[] {
    this.edgesByFrom ??= groupBy(this.ground.topology.edges, ({ from }) => from);
    return this.edgesByFrom.get(id) ?? [];
  }

  edgesTo(id: string): readonly Edge[] {
    this.edgesByTo ??= groupBy(this.ground.topology.edges, ({ to }) => to);
    return this.edgesByTo.get(id) ?? [];
  }

  /** The last proxy that a call gets to, by the id of its row; undefined for what the mesh does not call, as what a review draws of the past. */
  viaOf(call: string | undefined): Via | undefined {
    this.vias ??= viasOfCalls(this.ground.mesh);
    return call === undefined ? undefined : this.vias.get(call);
  }

  /** Whether a call arrives and is not understood, by the id of its row. */
  isMisread(call: string | undefined): boolean {
    this.misread ??= new Set(this.ground.topology.nodes.flatMap(misreadRows));
    return call !== undefined && this.misread.has(call);
  }

  /** The entry of a node, as the mesh has it. */
  entryOf(id: string): ServiceEntry | undefined {
    this.entries ??= new Map(this.ground.mesh.entries.map((entry) => [entry.resource.key, entry]));
    return this.entries.get(id);
  }

  /** What wires lead to from the nodes that some names are asked for, or what leads to those. */
  reach(way: 'from' | 'to', accept: Accept): ReadonlySet<string> {
    const starts = this.all.filter((item) => 'node' in item && namesOf(item.node).some(accept));
    const ids = starts.map((item) => item.id);
    return way === 'from'
      ? reachForward(ids, (id) => this.edgesFrom(id))
      : reachBackward(ids, (id) => this.edgesTo(id));
  }

  /** The ids of the entries that some workload sees that is asked for. */
  seenBy(accept: Accept): ReadonlySet<string> {
    const { mesh } = this.ground;
    const seers = mesh.workloads.filter(({ namespace, name }) =>
      [`${namespace}/${name}`, name].some((each) => accept(each.toLowerCase())),
    );
    const seen = mesh.entries.filter((entry) => seers.some((workload) => seesEntry(mesh, workload, entry)));
    return new Set(seen.map((entry) => entry.resource.key));
  }
}

function viasOfCalls(mesh: Mesh): ReadonlyMap<string, Via> {
  const traces = tracesOf(mesh);
  const vias = new Map<string, Via>();
  for (const workload of mesh.workloads)
    workload.calls.forEach((call, index) => {
      const via = traces.get(call)?.via;
      if (via !== undefined) vias.set(callId(workload, index), via);
    });
  return vias;
}

function misreadRows(node: Node): readonly string[] {
  return node.type === 'workload' ? node.calls.flatMap(({ id, misread }) => (misread ? [id] : [])) : [];
}

function namesOf(node: Node): readonly string[] {
  const hosts = node.type === 'service-entry' ? node.hosts : node.type === 'endpoint' ? [node.address] : [];
  const full = node.namespace === null ? [] : [`${node.namespace}/${node.name}`];
  return [node.name, ...full, node.id, ...hosts].map((name) => name.toLowerCase());
}
