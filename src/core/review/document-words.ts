import { resourceWords } from '../mesh';
import { groupOf, type Resource } from '../schema';
import { alignSides } from './aligned-sides';
import { changedPaths, changeWords } from './changed-paths';

/** What is written otherwise in a resource, in one sentence: `In VirtualService shop/a, spec.http[0].timeout is 1s (was 5s).` */
export function documentSentence(before: Resource | undefined, after: Resource | undefined, textOnly: boolean): string {
  if (!before) return after ? `${resourceWords(after)} is new.` : '';
  if (!after) return `${resourceWords(before)} is gone.`;
  if (textOnly) return `In ${resourceWords(after)}, only comments, layout or the order of keys differ.`;
  const sides = alignSides(before.value, after.value);
  const paths = [before, after].every(isWithoutSecrets) ? changedPaths(sides.before, sides.after) : [];
  return paths.length === 0
    ? `${resourceWords(after)} says something else.`
    : `In ${resourceWords(after)}, ${changeWords(paths, before.value, after.value)}.`;
}

/**
 * The sentence becomes a note, and goes where the design goes. Values are named of Istio's traffic kinds alone: elsewhere, as in the environment of a pod, a filter's
 * configuration or the URL of a drawn call, they may be secret.
 */
function isWithoutSecrets({ apiVersion, kind }: Resource): boolean {
  return groupOf(apiVersion) === 'networking.istio.io' && kind !== 'EnvoyFilter';
}
