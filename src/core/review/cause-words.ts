import { formatPath } from '../text';
import { valueAt } from '../yaml';
import type { ChangePlace } from './behaviour-change';
import { shortWords } from './changed-paths';

const mostNamed = 3;

/**
 * What a side says where both say something else, and that is the reason, of the resource that decides there: `spec.trafficPolicy.tls.mode: SIMPLE`. Empty of a
 * resource that is no reason, or that one side alone has.
 */
export function writtenAt({ resource }: ChangePlace, causes: readonly ChangePlace[]): string {
  const paths = causes.flatMap((cause) =>
    cause.resource.key === resource.key && cause.path.length > 1 ? [cause.path] : [],
  );
  return paths
    .slice(0, mostNamed)
    .map((path) => `${formatPath(path)}: ${valueWords(valueAt(resource.value, path))}`)
    .join('; ');
}

const longest = 60;

function valueWords(value: unknown): string {
  if (value === undefined) return 'unset';
  const text = shortWords(value) ?? JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
