import { groupBy } from '../lists';
import { compareText } from '../mesh';
import { joinNames } from '../text';
import { listed } from './words';

/** Pods that are assumed to call where none is drawn. */
export interface AssumedPods {
  /** The namespaces whose pods they are; undefined for every namespace that nothing names. */
  readonly namespaces: readonly string[] | undefined;
  readonly labels: Readonly<Record<string, string>>;
  /** What carries their calls on both sides; undefined where it is another one on each, or nothing of the mesh. */
  readonly carriedBy: 'sidecar' | 'ztunnel' | undefined;
}

/**
 * Who they are, to stand within a sentence: `pods with a sidecar in shop`, `pods with a sidecar in any namespace but bank and shop`. `tried` are all that were tried for the
 * same destination: those of them that are not among `pods` do something else.
 */
export function assumedWords(pods: readonly AssumedPods[], tried: readonly AssumedPods[]): string {
  const rest = tried.filter((each) => !pods.includes(each));
  const anywhere = pods.find((each) => each.namespaces === undefined && !isLabelled(each));
  const plain = pods.filter((each) => !isLabelled(each) && each.carriedBy !== anywhere?.carriedBy);
  const labelled = pods.filter((each) => isLabelled(each) && !pods.some((other) => covers(other, each)));
  const near = anywhere === undefined ? pods.filter((each) => !isLabelled(each)) : plain;
  const parts = [
    ...(anywhere === undefined ? [] : [`${nounOf(anywhere)} in any namespace${butWords(anywhere, rest)}`]),
    ...[...groupBy(near, nounOf)].map(([noun, group]) => `${noun} in ${placesOf(group)}`),
    ...[...groupBy(labelled, nounOf)].map(([noun, group]) => `${noun} in ${placesOfLabelled(noun, group, rest)}`),
  ];
  const except = exceptWords(pods, rest);
  return `${joinNames(parts, 'and', 5)}${except}`;
}

function isLabelled({ labels }: AssumedPods): boolean {
  return Object.keys(labels).length > 0;
}

function writtenLabels({ labels }: AssumedPods): string {
  return joinNames(Object.entries(labels).map(([name, value]) => `${name}: ${value}`));
}

/** Whether these are of namespaces whose pods without labels are spoken of. */
function covers(all: AssumedPods, some: AssumedPods): boolean {
  if (isLabelled(all) || all.carriedBy !== some.carriedBy) return false;
  if (some.namespaces === undefined) return all.namespaces === undefined;
  return some.namespaces.every((each) => all.namespaces?.includes(each));
}

const nouns = { sidecar: 'pods with a sidecar', ztunnel: 'pods in ambient mode' } as const;

function nounOf({ carriedBy, labels }: AssumedPods): string {
  const noun = carriedBy === undefined ? 'pods' : nouns[carriedBy];
  const written = Object.entries(labels).map(([name, value]) => `${name}: ${value}`);
  if (written.length === 0) return noun;
  const word = written.length === 1 ? 'the label' : 'the labels';
  return `${noun} ${carriedBy === 'sidecar' ? 'and' : 'with'} ${word} ${joinNames(written)}`;
}

function placesOf(pods: readonly AssumedPods[]): string {
  const names = [...new Set(pods.flatMap(({ namespaces = [] }) => namespaces))];
  return listed(names.sort(compareText), 'more namespaces');
}

/** Of pods with the same labels: those of any namespace leave out the others, which do something else. */
function placesOfLabelled(noun: string, group: readonly AssumedPods[], rest: readonly AssumedPods[]): string {
  if (group.every(({ namespaces }) => namespaces !== undefined)) return placesOf(group);
  const out = rest.filter((each) => isLabelled(each) && nounOf(each) === noun);
  return `any namespace${out.length === 0 ? '' : ` but ${placesOf(out)}`}`;
}

/** Of pods that are carried alike: others are no part of what is said, unless it is said of all, however they are carried. */
function butWords({ carriedBy }: AssumedPods, rest: readonly AssumedPods[]): string {
  const out = rest.filter(
    (each) =>
      !isLabelled(each) && (carriedBy === undefined || each.carriedBy === carriedBy || each.carriedBy === undefined),
  );
  return out.length === 0 ? '' : ` but ${placesOf(out)}`;
}

function exceptWords(pods: readonly AssumedPods[], rest: readonly AssumedPods[]): string {
  const out = rest.filter(isLabelled);
  const within = out.filter((each) => pods.some((all) => covers(all, each)));
  if (within.length === 0) return '';
  const told = [...groupBy(within, writtenLabels)].map(([written, group]) => {
    const isAnywhere = group.some(({ namespaces }) => namespaces === undefined);
    return `${written} in ${isAnywhere ? 'any namespace' : placesOf(group)}`;
  });
  return ` (other than those labelled ${listed([...new Set(told)].sort(compareText))})`;
}
