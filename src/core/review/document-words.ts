import { resourceWords } from '../mesh';
import type { Resource } from '../schema';
import { alignSides } from './aligned-sides';
import { changedPaths, changeWords } from './changed-paths';

/** What is written otherwise in a resource, in one sentence: `In VirtualService shop/a, spec.http[0].timeout is 1s (was 5s).` */
export function documentSentence(before: Resource | undefined, after: Resource | undefined, textOnly: boolean): string {
  const words = (resource: Resource): string => resourceWords(resource);
  if (!before) return after ? `${words(after)} is new.` : '';
  if (!after) return `${words(before)} is gone.`;
  if (textOnly) return `In ${words(after)}, only comments, layout or the order of keys differ.`;
  const sides = alignSides(before.value, after.value);
  const paths = mayHoldSecrets(after) ? [] : changedPaths(sides.before, sides.after);
  return paths.length === 0
    ? `${words(after)} says something else.`
    : `In ${words(after)}, ${changeWords(paths, before.value, after.value)}.`;
}

/** The sentence becomes a note, and goes where the design goes: neither a Secret's data nor the password of a drawn call belongs there. */
function mayHoldSecrets({ kind }: Resource): boolean {
  return kind === 'Secret' || kind === 'EgressDesign';
}
