import { isEqual, resourceWords, sidecarFor, type Mesh, type MeshSettings, type Trace } from '../mesh';
import type { ChangePlace } from './behaviour-change';
import { changedPaths, changeWords, pathsNear } from './changed-paths';
import { decidersOf } from './deciding';
import type { Counterparts } from './document-changes';

/** A call on both sides; undefined where there is none. */
interface Traces {
  readonly before: Trace | undefined;
  readonly after: Trace | undefined;
}

/** Says why something is different: which of the places that decide came, went or says something else, in sentences. */
export interface Reasons {
  /** Empty where none of the places differs. */
  readonly ofPlaces: (before: readonly ChangePlace[], after: readonly ChangePlace[]) => string;
  /** The same, else what came, went or changed among all that decides about the call, or in the mesh's settings; empty where neither did. */
  readonly ofCall: (before: readonly ChangePlace[], after: readonly ChangePlace[], traces: Traces) => string;
  /** Whether both meshes have the same settings. */
  readonly settingsStay: boolean;
  /** The same resource on the other side; undefined where there is none. */
  readonly counterparts: Counterparts;
}

/** The reasons between two meshes. */
export function reasonsBetween(before: Mesh, after: Mesh, counterparts: Counterparts): Reasons {
  const settings = settingsWords(before.settings, after.settings);
  const ofPlaces: Reasons['ofPlaces'] = (old, now) => {
    const went = old.flatMap(({ resource }) =>
      counterparts.ofBefore.has(resource) ? [] : [`${resourceWords(resource)} is gone.`],
    );
    return [...new Set([...changedWords(old, now, counterparts), ...went])].join(' ');
  };
  return {
    ofPlaces,
    ofCall: (old, now, traces) => {
      const near = [ofPlaces(old, now), ofPlaces(...sidecarsOf(traces, { before, after }))];
      const known = [...near, isUnknown(traces) ? settings : ''].filter((words) => words !== '');
      if (known.length > 0) return [...new Set(known)].join(' ');
      return ofPlaces(decidersOf(traces.before), decidersOf(traces.after)) || settings;
    },
    settingsStay: isEqual(before.settings, after.settings),
    counterparts,
  };
}

/** Whether a side does not know the destination, so that the outbound policy decides. */
function isUnknown({ before, after }: Traces): boolean {
  return [before, after].some((trace) => trace?.outcome === 'passthrough' || trace?.outcome === 'blackhole');
}

/** The Sidecar of the client on each side: it says what the client's proxy knows, and decides at no hop. */
function sidecarsOf(traces: Traces, meshes: { readonly before: Mesh; readonly after: Mesh }) {
  const placeOf = (mesh: Mesh, trace: Trace | undefined): readonly ChangePlace[] => {
    const sidecar = trace && sidecarFor(mesh, trace.call.client);
    return sidecar ? [{ resource: sidecar.resource, path: ['spec'] }] : [];
  };
  return [placeOf(meshes.before, traces.before), placeOf(meshes.after, traces.after)] as const;
}

/** What came and what says something else, in the order in which it decides; what decided before and decides no more is last. */
function changedWords(
  before: readonly ChangePlace[],
  after: readonly ChangePlace[],
  { ofAfter, ofBefore }: Counterparts,
): readonly string[] {
  const moved = before.flatMap(({ resource, path }) => {
    const now = ofBefore.get(resource);
    return now ? [{ resource: now, path }] : [];
  });
  const places = [...after, ...moved];
  return [...new Set(places.map(({ resource }) => resource))].flatMap((resource) => {
    const old = ofAfter.get(resource);
    if (old === undefined) return [`${resourceWords(resource)} is new.`];
    const near = pathsNear(
      changedPaths(old.value, resource.value),
      places.filter((place) => place.resource === resource).map(({ path }) => path),
    );
    return near.length === 0 ? [] : [`In ${resourceWords(resource)}, ${changeWords(near, old.value, resource.value)}.`];
  });
}

const told: readonly (keyof MeshSettings)[] = ['outboundTrafficPolicy', 'dataPlane', 'rootNamespace', 'dnsCapture'];

/** `The mesh’s outboundTrafficPolicy is REGISTRY_ONLY (was ALLOW_ANY).` */
function settingsWords(before: MeshSettings, after: MeshSettings): string {
  return told
    .filter((name) => !isEqual(before[name], after[name]))
    .map((name) => `The mesh’s ${name} is ${String(after[name])} (was ${String(before[name])}).`)
    .join(' ');
}
