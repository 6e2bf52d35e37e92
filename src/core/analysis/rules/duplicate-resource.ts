import { groupOf, type Resource } from '../../schema';
import { LineIndex } from '../../text';
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
  check: (input) =>
    input.resources.filter((resource) => resource.key.includes('#')).flatMap((resource) => reportOn(resource, input)),
};

/** Keys of duplicates end in `#2`, `#3` and so on, in the order of the files. */
const numbered = /#\d+$/;

function reportOn(resource: Resource, input: RuleInput): readonly Report[] {
  if (resource.name === '' || !numbered.test(resource.key)) return [];
  const key = resource.key.replace(numbered, '');
  const first = input.resources.find((other) => other.key === key);
  if (first === undefined || groupOf(first.apiVersion) !== groupOf(resource.apiVersion)) return [];
  const called = `${resource.kind} ${resource.namespace === null ? '' : `${resource.namespace}/`}${resource.name}`;
  const message = `${called} stands twice: in ${lineOf(first, input)} and in ${lineOf(resource, input)}. Only the one applied last is in force; rename or remove one.`;
  return [{ resource, path: ['metadata', 'name'], message }];
}

/** File and line at which a resource's document begins, comments and marker left out. */
function lineOf(resource: Resource, input: RuleInput): string {
  const { document, place } = resource;
  const stream = input.files.find((file) => file.path === place.file)?.stream;
  let line = 1;
  for (const each of stream?.documents ?? []) {
    if (each === document) break;
    line += new LineIndex(each.text).count - 1;
  }
  return `${place.file}:${line + new LineIndex(document.text).positionAt(document.tree.start[0] ?? 0).line - 1}`;
}
