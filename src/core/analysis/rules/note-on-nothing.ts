import { isOfReview, keyWithoutDefault, type EgressDesign, type Mesh } from '../../mesh';
import type { Resource } from '../../schema';
import { parsePath } from '../../text';
import { valueAt } from '../../yaml';
import { ifWanted, remedyIn } from '../istioctl/remedy';
import { designsOf } from '../question';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const noteOnNothing: WorkspaceRule = {
  id: 'note-on-nothing',
  scope: 'workspace',
  layer: 'design',
  severity: 'info',
  summary: 'A note is on something that is not there.',
  why: 'What it says was about a resource or a field that is gone or is called otherwise now, and stands beside nothing that a reader would look at.',
  source: 'EgressDesign: on of a note names a resource, workload or namespace, and path a field of the resource',
  check: (input) => {
    const designs = designsOf(input).filter(({ notes }) => notes.length > 0);
    return designs.length === 0 ? [] : checkNotes(input, designs);
  },
};

function checkNotes(input: RuleInput, designs: readonly EgressDesign[]): readonly Report[] {
  const resources = new Map(input.resources.map((resource) => [keyWithoutDefault(resource.key), resource]));
  const drawn = new Set(input.mesh.workloads.map(({ id }) => keyWithoutDefault(id)));
  return designs.flatMap(({ resource: design, notes }) =>
    notes.flatMap((note): readonly Report[] => {
      const { index, on, path } = note;
      if (on === '') return [];
      const key = keyWithoutDefault(on);
      const at = ['spec', 'notes', index];
      const about = resources.get(key);
      if (about === undefined) {
        if (isOfReview(note) || drawn.has(key) || isShown(key, input.mesh, resources)) return [];
        return [reportOf(design, notes.length, [...at, 'on'], `${on} is not there, so this note is on nothing.`)];
      }
      if (path === undefined || hasPath(about, path)) return [];
      return [reportOf(design, notes.length, [...at, 'path'], `${on} has no ${path}, so this note is on nothing.`)];
    }),
  );
}

function hasPath({ value }: Resource, text: string): boolean {
  const path = parsePath(text);
  return path !== null && valueAt(value, path) !== undefined;
}

/** Cards that stand for no resource of their own: namespaces, endpoints of an entry, and where calls end that no entry is for. */
function isShown(key: string, mesh: Mesh, resources: ReadonlyMap<string, Resource>): boolean {
  const [kind = '', ...rest] = key.split('/');
  if (kind === 'Namespace') return isUsed(rest.join('/'), mesh, resources);
  if (kind === 'External')
    return [2, 3].some((length) => resources.has(keyWithoutDefault(rest.slice(0, length).join('/'))));
  return kind === 'Cluster';
}

function isUsed(namespace: string, mesh: Mesh, resources: ReadonlyMap<string, Resource>): boolean {
  if (mesh.workloads.some((workload) => workload.namespace === namespace)) return true;
  for (const resource of resources.values()) if ((resource.namespace ?? 'default') === namespace) return true;
  return false;
}

function reportOf(design: Resource, count: number, path: Report['path'], fact: string): Report {
  const gone = path.slice(0, count === 1 ? 2 : 3);
  return {
    resource: design,
    path,
    message: `${fact} Name what it is about, or remove it.`,
    fix: ifWanted(remedyIn(design, 'Remove the note', [{ type: 'delete', path: gone }])),
  };
}
