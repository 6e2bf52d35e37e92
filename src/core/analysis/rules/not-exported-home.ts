import { clientsOf, hostCovers, textsIn, recordIn, tracesOf, type Mesh, type View } from '../../mesh';
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
  const isCalled = callsFrom(mesh, namespace, hosts);
  const message = isCalled
    ? `Pods in ${namespace} that call ${listNames(hosts)} do not see this ${resource.kind}: exportTo names ${listNames(exportTo)} and not their namespace. Add "." to the list.`
    : `Pods in ${namespace} do not see this ${resource.kind}: exportTo names ${listNames(exportTo)} and not its own namespace. Add "." if that is not intended.`;
  const fix = remedyIn(resource, 'Add "."', [
    { type: 'insert', path: ['spec', 'exportTo'], index: written.length, value: '.' },
  ]);
  const path = ['spec', 'exportTo'];
  return [{ resource, path, message, ref: 'V02', fix, ...(isCalled ? {} : { severity: 'info' }) }];
}

/** Whether a drawn sidecar of a namespace calls one of the hosts. */
function callsFrom(mesh: Mesh, namespace: string, hosts: readonly string[]): boolean {
  return [...tracesOf(mesh)].some(
    ([{ dialled }, { call }]) =>
      call.client.namespace === namespace &&
      call.client.kind === 'sidecar' &&
      hosts.some((host) => dialled !== undefined && hostCovers(host, dialled.host)),
  );
}
