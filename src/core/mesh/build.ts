import { sameList } from '../lists';
import { groupOf, type Resource } from '../schema';
import { readView, type View } from './base';
import { readDestinationRule, type DestinationRule } from './destination-rule';
import { readEgressDesign, type EgressDesign } from './egress-design';
import { EntryIndex } from './entry-index';
import { readGateway, type Gateway } from './gateway';
import { injectionAmong, injectionSource, type InjectionSource } from './injection-source';
import { meshConfigSource, settingsAmong, type MeshConfigSource } from './mesh-config-source';
import { labelsAsked } from './proxy/clients/telling-labels';
import { registryOf, type ServiceRegistry } from './proxy/services/registry';
import { RouteIndex } from './route-index';
import { RuleIndex } from './rule-index';
import { readServiceEntry, type ServiceEntry } from './service-entry';
import { askedFor, mergeSettings, type MeshSettings, type StatedBeside, type StatedSettings } from './settings';
import { readSidecar, type Sidecar } from './sidecar';
import { readVirtualService, type VirtualService } from './virtual-service';
import { withDefaultExport } from './visibility';
import { readPodOwner, runsPods, type PodOwner, type Workload } from './workload';
import { workloadsFor } from './workloads-for';

/**
 * What istiod would know from the resources of a design, with the calls that the design draws. Lists are in the order of the files; what
 * did not change is shared with the mesh before by identity, lists and indexes included.
 */
export interface Mesh {
  readonly settings: MeshSettings;
  readonly entries: readonly ServiceEntry[];
  readonly rules: readonly DestinationRule[];
  readonly virtualServices: readonly VirtualService[];
  readonly gateways: readonly Gateway[];
  readonly sidecars: readonly Sidecar[];
  readonly designs: readonly EgressDesign[];
  readonly podOwners: readonly PodOwner[];
  readonly workloads: readonly Workload[];
  /** Resources of all other kinds: WorkloadEntry, Service, kinds that Istio does not know … */
  readonly others: readonly OtherResource[];
  readonly entryIndex: EntryIndex;
  readonly ruleIndex: RuleIndex;
  readonly routeIndex: RouteIndex;
  /** All services, those of Kubernetes included. */
  readonly registry: ServiceRegistry;
}

/** A resource without a meaning of its own here. */
export interface OtherResource extends View {
  readonly type: 'other';
  readonly kind: string;
  readonly group: string;
  /** Of MeshConfig; undefined for what holds none. */
  readonly source: MeshConfigSource | undefined;
  /** What it says of the values that pods are injected with; undefined for most. */
  readonly injection: InjectionSource | undefined;
}

type AnyView =
  ServiceEntry | DestinationRule | VirtualService | Gateway | Sidecar | EgressDesign | PodOwner | OtherResource;

/**
 * The mesh of all resources. Each setting is taken from the first that states it: the release that somebody asks to judge by; an EgressDesign's
 * `spec.mesh`, which is what the design is to be judged by; the MeshConfig that somebody passes beside the files; the one source among the files that
 * `settingsAmong` takes; Istio's default. Pass the mesh before to share what stayed, the whole of it where no resource is another one; the answer is the same without it.
 */
export function buildMesh(resources: readonly Resource[], previous?: Mesh, beside: StatedBeside = {}): Mesh {
  if (previous && isMadeOf(previous, resources, beside)) return previous;
  const views = (previous && replaceViews(resources, previous)) ?? sortViews(resources);
  const designs = sameList(views['egress-design'], previous?.designs);
  const others = sameList(views.other, previous?.others);
  const amongFiles = settingsAmong(others.flatMap(({ source }) => source ?? []));
  const stated = [
    askedFor(beside),
    ...designs.map((design) => design.settings),
    beside.meshConfig ?? {},
    ...amongFiles,
    { injected: injectionAmong(others.flatMap(({ injection }) => injection ?? [])).taken?.values ?? {} },
  ];
  const settings = mergeSettings(stated, previous?.settings);
  const podOwners = sameList(views['pod-owner'], previous?.podOwners);
  const entries = indexEntries(withDefaultExport(views['service-entry'], settings.serviceExportTo), previous);
  const selecting = {
    ...indexRules(views['destination-rule'], settings, previous),
    ...indexRoutes(withDefaultExport(views['virtual-service'], settings.virtualServiceExportTo), previous),
    gateways: sameList(views.gateway, previous?.gateways),
    sidecars: sameList(views.sidecar, previous?.sidecars),
    others,
  };
  const mesh: Mesh = {
    settings,
    ...entries,
    ...selecting,
    designs,
    podOwners,
    workloads: workloadsFor({ podOwners, designs, asked: labelsAsked(podOwners, selecting) }, previous),
    registry: registryOf({ entries: entries.entries, others, settings }, previous?.registry),
  };
  sources.set(mesh, { resources, views, beside });
  return mesh;
}

/** Whether a mesh is that of the very same resources: who types a comment changes none. */
function isMadeOf(mesh: Mesh, resources: readonly Resource[], beside: StatedBeside): boolean {
  const source = sources.get(mesh);
  return source?.resources === resources && source.beside === beside;
}

function indexEntries(list: readonly ServiceEntry[], previous: Mesh | undefined): Pick<Mesh, 'entries' | 'entryIndex'> {
  const entries = sameList(list, previous?.entries);
  if (previous && entries === previous.entries) return { entries, entryIndex: previous.entryIndex };
  return { entries, entryIndex: new EntryIndex(entries, previous?.entryIndex) };
}

function indexRules(
  list: readonly DestinationRule[],
  settings: MeshSettings,
  previous: Mesh | undefined,
): Pick<Mesh, 'rules' | 'ruleIndex'> {
  const rules = sameList(list, previous?.rules);
  const sameGround =
    previous &&
    settings.rootNamespace === previous.settings.rootNamespace &&
    settings.destinationRuleExportTo === previous.settings.destinationRuleExportTo;
  if (sameGround && rules === previous.rules) return { rules, ruleIndex: previous.ruleIndex };
  return { rules, ruleIndex: new RuleIndex(rules, settings, sameGround ? previous.ruleIndex : undefined) };
}

function indexRoutes(
  list: readonly VirtualService[],
  previous: Mesh | undefined,
): Pick<Mesh, 'virtualServices' | 'routeIndex'> {
  const virtualServices = sameList(list, previous?.virtualServices);
  if (previous && virtualServices === previous.virtualServices) {
    return { virtualServices, routeIndex: previous.routeIndex };
  }
  return { virtualServices, routeIndex: new RouteIndex(virtualServices, previous?.routeIndex) };
}

type ViewLists = { readonly [T in AnyView['type']]: readonly Extract<AnyView, { type: T }>[] };
type GrowingLists = { readonly [T in AnyView['type']]: Extract<AnyView, { type: T }>[] };

/** What a mesh was built from, and the views of its resources as they stand alone. */
const sources = new WeakMap<Mesh, Source>();

interface Source {
  readonly resources: readonly Resource[];
  readonly views: ViewLists;
  readonly beside: StatedBeside;
}

/**
 * The mesh of the same resources with `replacement` in the place of `old`, for questions of the kind "what if": undefined for one of them takes `old` out, or puts
 * `replacement` behind the others. All that does not depend on it is shared with the mesh, which stays as it is; undefined for a mesh that `buildMesh` did not make.
 */
export function withResource(
  mesh: Mesh,
  old: Resource | undefined,
  replacement: Resource | undefined,
): Mesh | undefined {
  const source = sources.get(mesh);
  if (source === undefined) return undefined;
  const put = replacement ? [replacement] : [];
  const kept = source.resources.flatMap((each) => (each === old ? put : [each]));
  return buildMesh(old ? kept : [...kept, ...put], mesh, source.beside);
}

/** The mesh of the same resources under other settings, whatever the files say of them: for questions of the kind "what if"; undefined for a mesh that `buildMesh` did not make. */
export function withSettings(mesh: Mesh, supposed: StatedSettings): Mesh | undefined {
  const source = sources.get(mesh);
  return source && buildMesh(source.resources, mesh, { ...source.beside, supposed });
}

/** The views where some resources were replaced by others of the same type in the same places, as typing does; undefined in all other cases. */
function replaceViews(resources: readonly Resource[], previous: Mesh): ViewLists | undefined {
  const before = sources.get(previous);
  if (before?.resources.length !== resources.length) return undefined;
  const replaced = new Map<AnyView, AnyView>();
  for (let index = 0; index < resources.length; index++) {
    const old = before.resources[index] as Resource;
    const resource = resources[index] as Resource;
    if (old === resource) continue;
    const [from, to] = [viewOf(old), viewOf(resource)];
    if (from.type !== to.type) return undefined;
    replaced.set(from, to);
  }
  const types = new Set([...replaced.keys()].map((view) => view.type));
  const { views } = before;
  const renew = <T extends AnyView>(type: T['type'], list: readonly T[]): readonly T[] =>
    types.has(type) ? list.map((view) => (replaced.get(view) as T | undefined) ?? view) : list;
  return {
    'service-entry': renew('service-entry', views['service-entry']),
    'destination-rule': renew('destination-rule', views['destination-rule']),
    'virtual-service': renew('virtual-service', views['virtual-service']),
    gateway: renew('gateway', views.gateway),
    sidecar: renew('sidecar', views.sidecar),
    'egress-design': renew('egress-design', views['egress-design']),
    'pod-owner': renew('pod-owner', views['pod-owner']),
    other: renew('other', views.other),
  };
}

function sortViews(resources: readonly Resource[]): ViewLists {
  const lists: GrowingLists = {
    'service-entry': [],
    'destination-rule': [],
    'virtual-service': [],
    gateway: [],
    sidecar: [],
    'egress-design': [],
    'pod-owner': [],
    other: [],
  };
  for (const resource of resources) addView(lists, viewOf(resource));
  return lists;
}

function addView(lists: GrowingLists, view: AnyView): void {
  switch (view.type) {
    case 'service-entry':
      return void lists['service-entry'].push(view);
    case 'destination-rule':
      return void lists['destination-rule'].push(view);
    case 'virtual-service':
      return void lists['virtual-service'].push(view);
    case 'gateway':
      return void lists.gateway.push(view);
    case 'sidecar':
      return void lists.sidecar.push(view);
    case 'egress-design':
      return void lists['egress-design'].push(view);
    case 'pod-owner':
      return void lists['pod-owner'].push(view);
    case 'other':
      return void lists.other.push(view);
  }
}

const viewOfResource = new WeakMap<Resource, AnyView>();

/** Reads a resource as `buildMesh` will, which finds it read: for pages that put a large mesh together bit by bit. */
export function readResourceAhead(resource: Resource): void {
  viewOf(resource);
}

function viewOf(resource: Resource): AnyView {
  let view = viewOfResource.get(resource);
  if (view === undefined) viewOfResource.set(resource, (view = readAny(resource)));
  return view;
}

/** An Istio kind whose apiVersion is not written yet is already drawn, so that typing shows its picture. */
function readAny(resource: Resource): AnyView {
  const group = groupOf(resource.apiVersion);
  if (group === 'networking.istio.io' || resource.apiVersion === '') {
    if (resource.kind === 'ServiceEntry') return readServiceEntry(resource);
    if (resource.kind === 'DestinationRule') return readDestinationRule(resource);
    if (resource.kind === 'VirtualService') return readVirtualService(resource);
    if (resource.kind === 'Gateway') return readGateway(resource);
    if (resource.kind === 'Sidecar') return readSidecar(resource);
  }
  if (resource.kind === 'EgressDesign') return readEgressDesign(resource);
  if (runsPods(resource.kind) && ['apps', 'batch', ''].includes(group)) return readPodOwner(resource);
  const { namespace, name, created } = readView(resource);
  const { kind } = resource;
  const [source, injection] = [meshConfigSource(resource), injectionSource(resource)];
  return { resource, namespace, name, created, type: 'other', kind, group, source, injection };
}
