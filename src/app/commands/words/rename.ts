import { counted } from '../../counted';
import { listed } from '../wording';

/** New names, and new namespaces. */
export const renameWords = {
  isCalled: (name: string) => `It is called ${name} already.`,
  wildcardOrOne: (from: string, to: string) =>
    `${to} is ${to.includes('*') ? 'a wildcard' : 'one name'} and ${from} is not; calls and server names need one name.`,
  noneTicked: (host: string) => `No place that names ${host} is ticked.`,
  renameHost: (from: string, to: string, places: number) => `Rename ${from} to ${to} in ${counted(places, 'place')}`,
  nothing: 'There is nothing to rename.',
  exists: (kind: string, name: string) => `There is a ${kind} ${name} already.`,
  rename: (kind: string, from: string, to: string) => `Rename ${kind} ${from} to ${to}`,
  notDrawn: (from: string) => `${from} is not drawn here; rename it in its own document.`,
  workloadExists: (to: string) => `There is a pod ${to} already.`,
  renamePod: (from: string, to: string) => `Rename pod ${from} to ${to}`,
  nothingSelected: 'Nothing is selected that lies in a namespace.',
  areThere: (things: readonly string[], namespace: string) =>
    `${listed(things)} ${things.length === 1 ? 'is' : 'are'} in ${namespace} already.`,
  taken: (thing: string, namespace: string) => `There is a ${thing} in ${namespace} already.`,
  twins: (thing: string, namespace: string) => `Two of them are called ${thing}, and ${namespace} can have one.`,
  move: (things: readonly string[], namespace: string) => `Move ${listed(things)} to ${namespace}`,
  loose: (kind: string, name: string, because: string) => `${kind} ${name}: ${because}`,
  ownOnly: (namespace: string, thing: string) => `Only ${namespace} sees ${thing} then, since its exportTo is “.”.`,
  notDrawnNow: (name: string) => `${name} is no longer drawn.`,
} as const;
