import type { Path, QuickFix } from '../text';
import { editDocument } from '../yaml';
import { kinds } from './kinds';
import { report, showValue, type Subject } from './report';
import { closest } from './spelling';
import type { Kind } from './types';

/**
 * Kinds that Istio has beside the described ones, by group (istio/istio pkg/config/schema/metadata.yaml, release 1.31). The groups of this
 * list and of Fairway have no others.
 */
const others: Readonly<Record<string, readonly string[]>> = {
  'networking.istio.io': ['EnvoyFilter', 'ProxyConfig'],
  'security.istio.io': ['RequestAuthentication'],
  'telemetry.istio.io': [],
  'fairway.dev': [],
};

/** A kind of a group all of whose kinds are known, to stand for one that the group does not have; undefined where it may have it. */
export function standInFor(group: string, kind: unknown): Kind | undefined {
  if (!Object.hasOwn(others, group)) return undefined;
  const names = namesIn(group);
  // A list of a kind is served under the kind's name and `List`.
  const isKnown = typeof kind === 'string' && (names.includes(kind) || names.includes(kind.replace(/List$/, '')));
  return isKnown ? undefined : kinds.find((each) => each.group === group);
}

/** Reports that the group has no such kind, with the one that was meant. `path` is that of `kind`. */
export function reportUnknownKind(subject: Subject, group: string, path: Path, kind: unknown): void {
  const meant = typeof kind === 'string' ? closest(kind, namesIn(group)) : undefined;
  const shown = showValue(subject.document, path, kind);
  const advice = meant === undefined ? `It has ${namesIn(group).join(', ')}.` : `Write ${meant}.`;
  const fix = (): QuickFix | null => {
    const result = editDocument(subject.document, [{ type: 'set', path, value: meant }]);
    return result.ok ? { title: `Write ${meant ?? ''}`, edits: result.edits } : null;
  };
  report(subject, {
    rule: 'unknown-kind',
    path,
    part: 'value',
    message: `${group} has no kind ${shown}. ${advice}`,
    ...(meant === undefined ? {} : { fix }),
  });
}

function namesIn(group: string): readonly string[] {
  return [...kinds.filter((kind) => kind.group === group).map((kind) => kind.kind), ...(others[group] ?? [])];
}
