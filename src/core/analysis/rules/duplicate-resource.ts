import { groupOf, type Resource } from '../../schema';
import { positionIn, type Stream } from '../../yaml';
import { flatOf, resourcesOf } from '../question';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const duplicateResource: WorkspaceRule = {
  id: 'duplicate-resource',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  summary: 'Two documents are the same resource: equal kind, namespace and name.',
  why: 'When the files are applied, the later document replaces the earlier one, so half of what was reviewed is not in force.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  check: (input) => {
    const later = numberedOf(input);
    return later.length === 0 ? [] : reportAll(later, input);
  },
};

const numberedOf = flatOf(resourcesOf, (resource) =>
  resource.name !== '' && numbered.test(resource.key) ? [resource] : [],
);

/** Keys of duplicates end in `#2`, `#3` and so on, in the order of the files. */
const numbered = /#\d+$/;

function reportAll(later: readonly Resource[], input: RuleInput): readonly Report[] {
  const byKey = new Map(input.resources.map((resource) => [resource.key, resource]));
  const places = placesOf(input);
  return later.flatMap((resource): Report[] => {
    const first = byKey.get(resource.key.replace(numbered, ''));
    if (first === undefined || groupOf(first.apiVersion) !== groupOf(resource.apiVersion)) return [];
    const called = `${resource.kind} ${resource.namespace === null ? '' : `${resource.namespace}/`}${resource.name}`;
    const message = `${called} is written twice: in ${lineOf(first, places)} and in ${lineOf(resource, places)}. Only the one applied last is in force; rename or remove one.`;
    return [{ resource, path: ['metadata', 'name'], message }];
  });
}

interface DocumentPlace {
  readonly stream: Stream;
  readonly index: number;
}

/** Where each document stands, by its file and its id there. */
function placesOf(input: RuleInput): ReadonlyMap<string, DocumentPlace> {
  const places = new Map<string, DocumentPlace>();
  for (const { path, stream } of input.files)
    for (const [index, { id }] of stream.documents.entries()) places.set(`${path} ${id}`, { stream, index });
  return places;
}

/** File and line at which a resource's document begins, comments and marker left out. */
function lineOf({ place }: Resource, places: ReadonlyMap<string, DocumentPlace>): string {
  const at = places.get(`${place.file} ${place.document}`);
  if (at === undefined) throw new Error(`${place.file} has no document ${place.document}`);
  return `${place.file}:${positionIn(at.stream, at.index, at.stream.documents[at.index]?.tree.start[0] ?? 0).line}`;
}
