import type { Resource } from '../schema';
import { isIp } from './address';
import { readView, type View } from './base';
import type { Mesh, OtherResource } from './build';
import { integerIn, integersIn, labelsIn, recordIn, textIn } from './read';
import { podsSelected, type SelectedPod } from './pods-selected';
import { matchesLabels } from './rule-pool';
import type { Endpoint, ServiceEntry } from './service-entry';

/** A WorkloadEntry: one endpoint, for the entries of its namespace that select it. */
export interface WorkloadEntry extends View {
  /** Its `index` means nothing: it stands in no list. */
  readonly endpoint: Endpoint;
}

/** What a ServiceEntry's workloadSelector takes: WorkloadEntries and pods of its namespace. */
export interface Selected {
  readonly entries: readonly WorkloadEntry[];
  readonly pods: readonly SelectedPod[];
}

const nothing: Selected = { entries: [], pods: [] };

/** What an entry selects, in the order of the mesh; nothing without a selector (pilot/pkg/serviceregistry/serviceentry/controller.go). */
export function selectedBy(mesh: Pick<Mesh, 'others' | 'workloads'>, entry: ServiceEntry): Selected {
  const { selector, namespace } = entry;
  if (selector === undefined) return nothing;
  return {
    entries: workloadEntries(mesh.others).filter(
      (each) => each.namespace === namespace && matchesLabels(selector, each.endpoint.labels),
    ),
    pods: podsSelected(mesh, namespace, selector),
  };
}

/** The IPs of what an entry selects, as far as the files tell them. */
export function addressesSelected(mesh: Pick<Mesh, 'others' | 'workloads'>, entry: ServiceEntry): readonly string[] {
  const { entries, pods } = selectedBy(mesh, entry);
  const written = entries.map(({ endpoint }) => endpoint.address).filter(isIp);
  return [...written, ...pods.flatMap(({ pod }) => pod?.running?.address ?? [])];
}

const entriesOf = new WeakMap<Mesh['others'], readonly WorkloadEntry[]>();

/** The WorkloadEntries among the other kinds of a mesh. */
export function workloadEntries(others: Mesh['others']): readonly WorkloadEntry[] {
  let found = entriesOf.get(others);
  if (found === undefined) entriesOf.set(others, (found = others.filter(isWorkloadEntry).map(viewOf)));
  return found;
}

function isWorkloadEntry({ kind, group }: OtherResource): boolean {
  return kind === 'WorkloadEntry' && (group === 'networking.istio.io' || group === '');
}

const views = new WeakMap<Resource, WorkloadEntry>();

function viewOf({ resource }: OtherResource): WorkloadEntry {
  let view = views.get(resource);
  if (view === undefined) views.set(resource, (view = readWorkloadEntry(resource)));
  return view;
}

/**
 * Labels of the metadata count before those of the spec; the locality may be a label with dots (pilot/pkg/serviceregistry/serviceentry/conversion.go,
 * convertWorkloadEntryToWorkloadInstance).
 */
function readWorkloadEntry(resource: Resource): WorkloadEntry {
  const spec = recordIn(resource.value, 'spec');
  const labels = { ...labelsIn(spec, 'labels'), ...labelsIn(recordIn(resource.value, 'metadata'), 'labels') };
  const endpoint: Endpoint = {
    index: -1,
    address: textIn(spec, 'address') ?? '',
    ports: integersIn(spec, 'ports'),
    labels,
    locality: textIn(spec, 'locality') ?? labels['istio-locality']?.replaceAll('.', '/'),
    network: textIn(spec, 'network'),
    weight: integerIn(spec, 'weight'),
    serviceAccount: textIn(spec, 'serviceAccount'),
  };
  return { ...readView(resource), endpoint };
}
