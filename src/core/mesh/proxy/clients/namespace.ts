import type { Mesh, OtherResource } from '../../build';
import { labelsIn, recordIn } from '../../read';

type Labels = Readonly<Record<string, string>>;

const known = new WeakMap<readonly OtherResource[], ReadonlyMap<string, Labels>>();

/** The labels of a Namespace; empty where the files have none of that name. `kubernetes.io/metadata.name` is always there, as the API server sets it. */
export function namespaceLabels(mesh: Pick<Mesh, 'others'>, namespace: string): Labels {
  let all = known.get(mesh.others);
  if (all === undefined) known.set(mesh.others, (all = readAll(mesh.others)));
  return { ...all.get(namespace), 'kubernetes.io/metadata.name': namespace };
}

function readAll(others: readonly OtherResource[]): ReadonlyMap<string, Labels> {
  const namespaces = others.filter(({ kind, group }) => kind === 'Namespace' && group === '');
  return new Map(
    namespaces.map(({ name, resource }) => [name, labelsIn(recordIn(resource.value, 'metadata'), 'labels')]),
  );
}
