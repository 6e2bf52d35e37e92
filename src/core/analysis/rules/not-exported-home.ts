import {
  anyPod,
  clientsOf,
  hostCovers,
  knowsEntry,
  recordIn,
  scopeOf,
  textsIn,
  tracesOf,
  type Mesh,
  type View,
} from '../../mesh';
import type { Resource } from '../../schema';
import { listNames } from '../istioctl/words';
import { remedyIn } from '../istioctl/remedy';
import { kept } from '../runtime/rule-fates';
import type { Report, WorkspaceRule } from '../rule';

export const notExportedHome: WorkspaceRule = {
  id: 'not-exported-home',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['V02'],
  summary: 'exportTo lists other namespaces and not its own.',
  why: 'A name in exportTo is that namespace alone. Pods beside the resource do not see it, as if it were not there. It is only advice where no drawn workload of the resource’s namespace calls the host, since that may be meant.',
  source: 'istio/istio pilot/pkg/model/push_context.go (initServiceRegistry, initVirtualServices, setDestinationRules)',
  check: kept(exportedViews, checkView),
};

interface Exporting extends View {
  readonly exportTo: readonly string[];
}

interface Exported extends Exporting {
  readonly hosts: readonly string[];
}

const lists = new WeakMap<View, Exported>();

/** What has callers beside it: rules of a gateway alone have none. */
function exportedViews({ entries, virtualServices, rules }: Mesh): readonly Exported[] {
  const routers = virtualServices.filter(({ gateways }) => gateways.includes('mesh'));
  const generic = rules.filter(({ selector }) => selector === undefined);
  return [
    ...[...entries, ...routers].map((view) => withHosts(view, view.hosts)),
    ...generic.map((rule) => withHosts(rule, [rule.host])),
  ].filter(leavesHome);
}

function withHosts(view: Exporting, hosts: readonly string[]): Exported {
  let made = lists.get(view);
  if (made === undefined) lists.set(view, (made = exported(view, hosts)));
  return made;
}

function exported({ resource, namespace, name, created, exportTo }: Exporting, hosts: readonly string[]): Exported {
  return { resource, namespace, name, created, exportTo, hosts };
}

function leavesHome({ exportTo, namespace }: Exported): boolean {
  return exportTo.length > 0 && !exportTo.some((name) => /^[*.~]$/.test(name) || name === namespace);
}

function checkView({ resource, namespace, exportTo, hosts }: Exported, mesh: Mesh): readonly Report[] {
  if (!clientsOf(mesh).some((client) => client.namespace === namespace && client.kind === 'sidecar')) return [];
  const written = textsIn(recordIn(resource.value, 'spec'), 'exportTo');
  const isCalled = callsFrom(mesh, namespace, hosts, resource);
  const entry = mesh.entries.find((each) => each.resource === resource);
  // istiod gives the sidecars of a namespace what its VirtualServices send to, whatever that is exported to (pilot/pkg/model/sidecar.go, collectImportedServices).
  const isRouted = entry !== undefined && knowsEntry(scopeOf(mesh, anyPod(mesh, namespace)), entry);
  const see = isRouted
    ? 'see this ServiceEntry only where a VirtualService sends there'
    : `do not see this ${resource.kind}`;
  const message = isCalled
    ? `Pods in ${namespace} that call ${listNames(hosts)} ${see}: exportTo names ${listNames(exportTo)} and not their namespace. Add "." to the list.`
    : `Pods in ${namespace} ${see}: exportTo names ${listNames(exportTo)} and not its own namespace. Add "." if that is not intended.`;
  const fix = remedyIn(resource, 'Add "."', [
    { type: 'insert', path: ['spec', 'exportTo'], index: written.length, value: '.' },
  ]);
  const path = ['spec', 'exportTo'];
  return [{ resource, path, message, ref: 'V02', fix, ...(isCalled ? {} : { severity: 'info' }) }];
}

/** Whether a drawn sidecar of a namespace calls one of the hosts, and does not get to the resource all the same. */
function callsFrom(mesh: Mesh, namespace: string, hosts: readonly string[], resource: Resource): boolean {
  return [...tracesOf(mesh)].some(
    ([{ dialled }, { call, cluster }]) =>
      cluster?.service?.resource !== resource &&
      call.client.namespace === namespace &&
      call.client.kind === 'sidecar' &&
      hosts.some((host) => dialled !== undefined && hostCovers(host, dialled.host)),
  );
}
