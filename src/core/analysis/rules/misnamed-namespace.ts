import { itemsOf, sameList } from '../../lists';
import { recordIn, type Mesh } from '../../mesh';
import { closest, isRecord, type Resource } from '../../schema';
import type { Path } from '../../text';
import { ifWanted, remedyIn } from '../istioctl/remedy';
import { question } from '../question';
import { keepReports } from '../runtime/rule-fates';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const misnamedNamespace: WorkspaceRule = {
  id: 'misnamed-namespace',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  sees: 'drawn',
  summary: 'exportTo, or the hosts of a Sidecar, names a namespace that is none of those among the files.',
  why: 'Nobody checks these names: one that is misspelt hides a host from the pods that it was meant for, and they call it as unknown traffic or are refused. It is asked only where the files have the Namespace of all their resources, and is advice where no other name is near.',
  source:
    'istio/istio pkg/config/validation/validation.go (validateExportTo); pilot/pkg/model/push_context.go (initServiceRegistry); pilot/pkg/model/sidecar.go (convertIstioListenerToWrapper)',
  check: question((input, before: readonly Report[] | undefined) => {
    const known = namespacesIn(input);
    return known.length === 0 ? nothing : keepReports(reportAll(input.mesh, known), before);
  }),
};

const nothing: readonly Report[] = [];

/** The names of all Namespaces of the files; none where a resource is in one that they do not have, since then there are others. */
const namespacesIn = question((input: RuleInput, before: readonly string[] | undefined) => {
  const named = input.resources.filter(({ kind, apiVersion }) => kind === 'Namespace' && apiVersion === 'v1');
  if (named.length === 0) return sameList<string>([], before);
  const known = new Set(named.map(({ name }) => name));
  const others = [...input.resources, ...input.mesh.workloads];
  const isWhole = others.every(({ namespace }) => namespace === null || known.has(namespace));
  return sameList(isWhole ? [...known].sort() : [], before);
});

interface Named {
  readonly resource: Resource;
  readonly path: Path;
  readonly namespace: string;
  /** Puts another namespace in its place. */
  readonly withName: (namespace: string) => string;
  /** Whether it takes something out of what is imported. */
  readonly excludes: boolean;
  /** The other names of the same list. */
  readonly beside: readonly string[];
}

/** Namespaces that every cluster has, whether or not the files say so. */
const everywhere = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

function reportAll(
  { entries, virtualServices, rules, sidecars, settings }: Mesh,
  known: readonly string[],
): readonly Report[] {
  const names = new Set([...known, ...everywhere, settings.rootNamespace, '.', '*', '~']);
  const named = [
    ...[...entries, ...virtualServices, ...rules].flatMap(({ resource }) => exportsOf(resource)),
    ...sidecars.flatMap(({ resource }) => importsOf(resource)),
  ];
  const unknown = named.filter(({ namespace }) => !names.has(namespace));
  // Thousands of resources may name the same one.
  const misspelt = new Set(unknown.map(({ namespace }) => namespace));
  const nearest = new Map([...misspelt].map((namespace) => [namespace, closest(namespace, known)]));
  return unknown.map((each) => reportOf(each, nearest.get(each.namespace)));
}

function exportsOf(resource: Resource): readonly Named[] {
  const items = itemsIn(recordIn(resource.value, 'spec')['exportTo']);
  const beside = items.map(([, each]) => each);
  return items.map(([index, namespace]) => ({
    resource,
    path: ['spec', 'exportTo', index],
    namespace,
    withName: (name) => name,
    excludes: false,
    beside,
  }));
}

function importsOf(resource: Resource): readonly Named[] {
  const listeners = itemsOf(recordIn(resource.value, 'spec')['egress']);
  return listeners.flatMap((listener, index) => {
    const items = itemsIn(isRecord(listener) ? listener['hosts'] : undefined);
    const beside = items.map(([, each]) => each);
    return items.flatMap(([at, written]): readonly Named[] => {
      const [, sign = '', namespace, host = ''] = /^(~?)([^/]+)(\/.*)$/.exec(written) ?? [];
      if (namespace === undefined) return [];
      const path = ['spec', 'egress', index, 'hosts', at];
      return [
        { resource, path, namespace, withName: (name) => `${sign}${name}${host}`, excludes: sign !== '', beside },
      ];
    });
  });
}

/** The texts of a list, each with its index. */
function itemsIn(value: unknown): readonly (readonly [number, string])[] {
  return itemsOf(value).flatMap((item, index) =>
    typeof item === 'string' && item !== '' ? [[index, item] as const] : [],
  );
}

function reportOf({ resource, path, namespace, withName, excludes, beside }: Named, near: string | undefined): Report {
  const value = near === undefined || beside.includes(withName(near)) ? undefined : withName(near);
  const isExport = path[1] === 'exportTo';
  const none = `There is no namespace ${namespace} among the files`;
  if (value === undefined) {
    const means = isExport ? 'this shows it to nobody' : excludes ? 'this takes nothing out' : 'this imports nothing';
    return { resource, path, severity: 'info', message: `${none}. If the cluster has none either, ${means}.` };
  }
  const loses = isExport
    ? `pods in ${near} do not see this ${resource.kind} by it`
    : `${excludes ? 'nothing is taken out' : 'its pods get nothing'} of ${near} by it`;
  return {
    resource,
    path,
    message: `${none}, which have ${near}: ${loses}. Write ${value} if that is meant.`,
    fix: ifWanted(remedyIn(resource, `Write ${value}`, [{ type: 'set', path, value }])),
  };
}
