import { isEqual, sidecarFor, type Mesh, type MeshSettings, type Trace } from '../mesh';
import type { ChangePlace, WrittenPlace } from './behaviour-change';
import { causesAmong, type Cause } from './causes';
import { choicesBetween, type Traces } from './choices';
import { decidersOf } from './deciding';
import type { Counterparts } from './document-changes';
import { choicesBehind, type Choice, type Topic } from './mattering-paths';
import { neededAmong } from './without-cause';

/** Why something is different, in sentences, and what decides on each side: what is the reason of it comes first. */
export interface Reasoned {
  /** Empty where nothing that can be the reason differs. */
  readonly why: string;
  readonly decidedBefore: readonly ChangePlace[];
  readonly decidedAfter: readonly ChangePlace[];
  /** What is written otherwise and is the reason: in the proposal, and of what is gone in the baseline. */
  readonly causes: readonly WrittenPlace[];
}

/** Says why something is different: which of the places that decide came, went or says something else about it. */
export interface Reasons {
  /** By the places alone. */
  readonly ofPlaces: (
    topics: readonly Topic[],
    before: readonly ChangePlace[],
    after: readonly ChangePlace[],
    traces?: Traces,
  ) => Reasoned;
  /** The same, else what came, went or changed among all that decides about the call, or in the mesh's settings. */
  readonly ofCall: (
    topics: readonly Topic[],
    before: readonly ChangePlace[],
    after: readonly ChangePlace[],
    traces: Traces,
  ) => Reasoned;
  /** Whether both meshes have the same settings. */
  readonly settingsStay: boolean;
  /** The same resource on the other side; undefined where there is none. */
  readonly counterparts: Counterparts;
}

/** The reasons between two meshes. */
export function reasonsBetween(before: Mesh, after: Mesh, counterparts: Counterparts): Reasons {
  const needed = neededAmong(before.settings, after);
  const choicesOf = (traces: Traces): ReadonlySet<Choice> => choicesBetween(traces, counterparts);
  const causesOf = (
    topics: readonly Topic[],
    old: readonly ChangePlace[],
    now: readonly ChangePlace[],
    traces: Traces,
    other = choicesOf(traces),
  ) => {
    const concern = { topics, choices: choicesBehind(topics, other) };
    return causesAmong(concern, { before: old, after: now }, traces, counterparts);
  };
  return {
    ofPlaces: (topics, old, now, traces = noTraces) => reasoned(causesOf(topics, old, now, traces), old, now),
    ofCall: (topics, old, now, traces) => {
      const other = choicesOf(traces);
      const settings = settingCauses(before.settings, after.settings, other);
      const nearBy = (choices: ReadonlySet<Choice>): readonly Cause[] => [
        ...causesOf(topics, old, now, traces, choices),
        ...causesOf(topics, ...sidecarsOf(traces, { before, after }), traces, choices),
      ];
      const farBy = (choices: ReadonlySet<Choice>): readonly Cause[] =>
        causesOf(topics, decidersOf(traces.before), decidersOf(traces.after), traces, choices);
      const near = nearBy(other);
      const close = other.has('outbound') ? [...near, ...settings] : near;
      const far = firstOf([() => close, () => farBy(other), () => nearBy(anyChoice), () => farBy(anyChoice)]);
      return reasoned(needed(far.length > 0 ? far : settings, topics, traces), old, now);
    },
    settingsStay: isEqual(before.settings, after.settings),
    counterparts,
  };
}

const noTraces: Traces = { before: undefined, after: undefined };

/** All but the outbound policy, where nothing that is chosen otherwise tells why. */
const anyChoice: ReadonlySet<Choice> = new Set<Choice>(['service', 'rule', 'destination', 'policy']);

function firstOf(tries: readonly (() => readonly Cause[])[]): readonly Cause[] {
  for (const attempt of tries) {
    const found = attempt();
    if (found.length > 0) return found;
  }
  return [];
}

/** The Sidecar of the client on each side: it says what the client's proxy knows, and decides at no hop. */
function sidecarsOf(traces: Traces, meshes: { readonly before: Mesh; readonly after: Mesh }) {
  const placeOf = (mesh: Mesh, trace: Trace | undefined): readonly ChangePlace[] => {
    const sidecar = trace && sidecarFor(mesh, trace.call.client);
    return sidecar ? [{ resource: sidecar.resource, path: ['spec'] }] : [];
  };
  return [placeOf(meshes.before, traces.before), placeOf(meshes.after, traces.after)] as const;
}

/** The reasons in words, and the places with those of the reasons before the others. */
function reasoned(found: readonly Cause[], old: readonly ChangePlace[], now: readonly ChangePlace[]): Reasoned {
  // The Sidecar of the client may be one of the places that decide as well.
  const causes = found.filter(({ words }, index) => found.findIndex((each) => each.words === words) === index);
  return {
    why: causes.map(({ words }) => words).join(' '),
    decidedBefore: causesFirst(
      causes.flatMap(({ before }) => before ?? []),
      old,
    ),
    decidedAfter: causesFirst(
      causes.flatMap(({ after }) => after ?? []),
      now,
    ),
    causes: causes.flatMap(({ written }) => written),
  };
}

/** A resource that decides is at the place where it does; a reason that decides no more, at what differs in it. */
function causesFirst(causes: readonly ChangePlace[], places: readonly ChangePlace[]): readonly ChangePlace[] {
  const first = causes.flatMap((cause) => {
    const own = places.filter(({ resource }) => resource === cause.resource);
    return own.length > 0 ? own : [cause];
  });
  return [...new Set([...first, ...places])];
}

const told: readonly (keyof MeshSettings)[] = [
  'outboundTrafficPolicy',
  'dataPlane',
  'rootNamespace',
  'dnsCapture',
  'interceptionMode',
  'serviceExportTo',
  'virtualServiceExportTo',
  'destinationRuleExportTo',
];

/** How MeshConfig calls what is called otherwise here. */
const inMeshConfig: Partial<Record<keyof MeshSettings, string>> = {
  serviceExportTo: 'defaultServiceExportTo',
  virtualServiceExportTo: 'defaultVirtualServiceExportTo',
  destinationRuleExportTo: 'defaultDestinationRuleExportTo',
};

/** `The mesh’s outboundTrafficPolicy is REGISTRY_ONLY (was ALLOW_ANY).`, of what can be the reason. */
function settingCauses(before: MeshSettings, after: MeshSettings, other: ReadonlySet<Choice>): readonly Cause[] {
  return told
    .filter((name) => name !== 'outboundTrafficPolicy' || other.has('outbound'))
    .filter((name) => !isEqual(before[name], after[name]))
    .map((setting) => ({
      words: settingWords(setting, before, after),
      before: undefined,
      after: undefined,
      written: [],
      setting,
    }));
}

/** What no file states is Istio’s default as far as is known: `is REGISTRY_ONLY (was not stated; Istio’s default is ALLOW_ANY)`. */
function settingWords(name: keyof MeshSettings, before: MeshSettings, after: MeshSettings): string {
  const [was, is] = [String(before[name]), String(after[name])];
  const shown = inMeshConfig[name] ?? name;
  if (after.assumed.includes(name))
    return `The mesh’s ${shown} is not stated any more, and Istio’s default is ${is} (was ${was}).`;
  const past = before.assumed.includes(name) ? `was not stated; Istio’s default is ${was}` : `was ${was}`;
  return `The mesh’s ${shown} is ${is} (${past}).`;
}
