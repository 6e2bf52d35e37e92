import { append } from '../lists';
import { matchesLabels, sidecarFor, type Mesh, type Sidecar, type Workload } from '../mesh';
import { dock } from './docked';
import { remember } from './remember';
import type { DockedRule } from './topology';

/** Where each Sidecar belongs. */
export interface DockedSidecars {
  /** Those whose selector takes a workload. */
  readonly byWorkload: ReadonlyMap<Workload, readonly DockedRule[]>;
  /** Those without a selector, by their namespace as written. */
  readonly byNamespace: ReadonlyMap<string | null, readonly DockedRule[]>;
  /** Those that select workloads of which none is drawn. */
  readonly loose: readonly Sidecar[];
}

const none: DockedSidecars = { byWorkload: new Map(), byNamespace: new Map(), loose: [] };

type Grounds = Pick<Mesh, 'sidecars' | 'workloads' | 'settings'>;

/** The Sidecars of a mesh where they are docked; the same object as long as Sidecars, workloads and settings stay. */
export function dockSidecars({ sidecars, workloads, settings }: Mesh): DockedSidecars {
  return sidecars.length === 0 ? none : dockAll(sidecars, workloads, settings);
}

const dockAll = remember(
  (sidecars: Mesh['sidecars'], workloads: Mesh['workloads'], settings: Mesh['settings']): DockedSidecars => {
    const mesh: Grounds = { sidecars, workloads, settings };
    const byWorkload = new Map<Workload, DockedRule[]>();
    const byNamespace = new Map<string | null, DockedRule[]>();
    const loose: Sidecar[] = [];
    for (const sidecar of sidecars) {
      const taken = workloadsOf(mesh, sidecar);
      if (taken === undefined) append(byNamespace, sidecar.resource.namespace, dockToNamespace(mesh, sidecar));
      else if (taken.length === 0) loose.push(sidecar);
      for (const workload of taken ?? [])
        append(byWorkload, workload, dockTo(mesh, sidecar, sidecarFor(mesh, workload)));
    }
    return { byWorkload, byNamespace, loose };
  },
);

/** The workloads that a Sidecar selects; undefined for one that selects none in particular. */
function workloadsOf({ workloads }: Grounds, { selector, namespace }: Sidecar): readonly Workload[] | undefined {
  if (selector === undefined) return undefined;
  return workloads.filter((each) => each.namespace === namespace && matchesLabels(selector, each.labels));
}

/** One without a selector in the root namespace is the default of all namespaces (pilot/pkg/model/sidecar.go, getSidecarScope). */
function dockToNamespace(mesh: Grounds, sidecar: Sidecar): DockedRule {
  const isDefault = sidecar.namespace === mesh.settings.rootNamespace;
  const winner = sidecarFor(mesh, { namespace: sidecar.namespace });
  if (!isDefault) return dockTo(mesh, sidecar, winner);
  const docked = dockTo(mesh, sidecar, winner, 'of-the-client');
  return { ...docked, facts: ['default of the mesh', ...docked.facts] };
}

/** One that does nothing says so first. */
function dockTo(mesh: Grounds, sidecar: Sidecar, winner: Sidecar | undefined, dot?: 'of-the-client'): DockedRule {
  const facts = sidecarFacts(sidecar, dot);
  if (mesh.settings.dataPlane === 'ambient') return dock('Sidecar', sidecar, ['no effect in ambient mode', ...facts]);
  if (winner === undefined || winner === sidecar) return dock('Sidecar', sidecar, facts);
  return dock('Sidecar', sidecar, [`no effect: ${winner.name} decides`, ...facts]);
}

/** What a Sidecar does, in a few words each, what it narrows first: not all of it may be seen. `.` is named, except where it is another namespace for each client. */
export function sidecarFacts(sidecar: Sidecar, dot?: 'of-the-client'): readonly string[] {
  const policy = sidecar.outboundTrafficPolicy;
  const imports = importFact(sidecar, dot === 'of-the-client' ? '.' : sidecar.namespace);
  if (policy === undefined) return [imports];
  return sidecar.imports === undefined ? [policy, imports] : [imports, policy];
}

function importFact({ imports, resource }: Sidecar, own: string): string {
  if (imports === undefined) return resource.incomplete ? 'imports not read' : 'imports all';
  if (imports.length === 0) return 'imports nothing';
  const texts = imports.map(({ namespace, host, excludes }) => {
    return `${excludes ? '~' : ''}${namespace === '.' ? own : namespace}/${host}`;
  });
  return `imports ${texts.join(', ')}`;
}
