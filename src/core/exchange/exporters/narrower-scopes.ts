import type { Topology, WorkloadNode } from '../../topology';
import type { Scope } from './scope';

/** A part of a design that a diagram can be narrowed to. */
interface NamedScope {
  /** As the page names it. */
  readonly label: string;
  /** As `--scope` of the command line names it. */
  readonly argument: string;
  readonly scope: Scope;
}

/** Parts to offer where a diagram would be too large: of the whole design its namespaces, of a namespace what is in it, of a card its calls. */
export function narrowerScopes(topology: Topology, scope: Scope | undefined): readonly NamedScope[] {
  if (scope?.node !== undefined) return callsAbout(topology, scope.node);
  return scope?.namespace === undefined ? namespacesOf(topology) : cardsIn(topology, scope.namespace);
}

function namespacesOf({ bands }: Topology): readonly NamedScope[] {
  return bands.flatMap((namespace) =>
    namespace === null ? [] : [{ label: namespace, argument: namespace, scope: { namespace } }],
  );
}

function cardsIn({ nodes }: Topology, namespace: string): readonly NamedScope[] {
  return nodes
    .filter((node) => node.namespace === namespace)
    .flatMap((node) => {
      if (node.type !== 'workload' && node.type !== 'service-entry' && node.type !== 'gateway') return [];
      const rules = node.type === 'service-entry' ? node.docked : [];
      return [node, ...rules].map(({ id, label }) => ({ label, argument: id, scope: { node: id } }));
    });
}

function callsAbout({ nodes }: Topology, id: string): readonly NamedScope[] {
  const workloads = nodes.filter((node): node is WorkloadNode => node.type === 'workload');
  return workloads.flatMap((workload) => {
    const about = workload.calls.filter(({ target }) => workload.id === id || target?.node === id);
    const name = workload.namespace === null ? workload.name : `${workload.namespace}/${workload.name}`;
    return about.map((call) => ({
      label: `${workload.name} → ${call.shown ?? call.url}`,
      argument: `${name} ${call.url}`,
      scope: { node: call.id },
    }));
  });
}
