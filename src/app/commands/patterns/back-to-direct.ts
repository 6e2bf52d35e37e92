import { topologyOf } from '../../../core/topology';
import type { ServiceEntry } from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import { changeInSteps, noChange, refused, type ChangeStep } from '../change-steps';
import { callsOn, entryOf, readableEntry } from './aim';
import { retargetCalls } from './call-steps';
import { withoutServer, withoutSubset } from './gateway-leftovers';
import { proven } from './gateway-proof';
import { waysOut, type WayOut } from './gateway-ways';
import type { Pattern } from './pattern';
import { directly, settingsOf } from './routes-without-gateway';
import { certificateFiles, directFault, ruleAtGateway, ruleRefusal, startsAgain } from './tls-from-gateway';
import { directWords } from '../words/gateway-patterns';
import { patternTitles } from '../words/titles';

/** Takes the way through an egress gateway out again. */
export const backToDirect: Pattern = {
  id: 'back-to-direct',
  title: patternTitles['back-to-direct'],
  about: directWords.about,
  offered: (snapshot, key) => {
    const found = waysFor(snapshot, key);
    return typeof found === 'string' ? found : true;
  },
  change: (snapshot, key) => {
    const found = waysFor(snapshot, key);
    if (typeof found === 'string') return refused(found);
    const label = directWords.label(found.entry.hosts[0] ?? found.entry.name);
    const made = changeInSteps(snapshot, label, 'command', [
      ...found.ways.flatMap((way) => stepsOf(snapshot, found.entry, way)),
      keepPromises(found.entry),
    ]);
    return proven(snapshot, made, (after) =>
      found.ways.map((way) => directFault(snapshot, after, found.entry, way)).find(Boolean),
    );
  },
  warns: (snapshot, key) => {
    const found = waysFor(snapshot, key);
    if (typeof found === 'string') return [];
    const [first] = found.ways;
    return first
      ? [
          directWords.policies(first.gateway),
          ...lostSettings(found.ways),
          ...found.ways.flatMap((way) => certificateFiles(snapshot, found.entry, way)),
        ]
      : [];
  },
};

function waysFor(
  snapshot: Snapshot,
  key: string,
): { readonly entry: ServiceEntry; readonly ways: readonly WayOut[] } | string {
  const entry = readableEntry(snapshot, key);
  if (typeof entry === 'string') return entry;
  const ways = waysOut(snapshot, entry);
  if (ways.length === 0) return directWords.isDirect(entry.name);
  const refusal = ways.map((way) => ruleRefusal(snapshot, entry, way)).find(Boolean);
  return refusal ?? { entry, ways };
}

/** What the rule that sends to the gateway sets beside its destination; it goes with that rule. */
function lostSettings(ways: readonly WayOut[]): string[] {
  return ways.flatMap(({ inward: { route, service } }) => {
    const extras = settingsOf(route.rule);
    return extras.length === 0 ? [] : [directWords.noLongerSets(service.name, extras)];
  });
}

function stepsOf(snapshot: Snapshot, entry: ServiceEntry, way: WayOut): ChangeStep[] {
  const services = new Set([way.inward.service, ...way.outward.map(({ service }) => service)]);
  const rule = ruleAtGateway(snapshot, entry, way);
  return [
    ...(rule ? startsAgain(snapshot, entry, way, rule) : []),
    ...[...services].map((service) => directly(service, entry, way)),
    withoutServer(snapshot, way),
    withoutSubset(way),
  ];
}

/** What the design promises of the calls stays true: the last proxy is the sidecar again. */
function keepPromises({ resource }: ServiceEntry): ChangeStep {
  return (snapshot) => {
    const entry = entryOf(snapshot, resource.key);
    if (!entry) return noChange();
    const calls = callsOn(snapshot, entry);
    const steps = calls.map((each) =>
      retargetCalls((at) => callsOn(at, entry).filter(({ call }) => call.id === each.call.id), {
        expect: { via: 'sidecar', ...(each.call.scheme === 'http' ? originated(snapshot, each.call.id) : {}) },
      }),
    );
    return changeInSteps(snapshot, '', 'command', steps);
  };
}

/** The TLS that a call has on the wire now, as a promise says it. */
function originated(snapshot: Snapshot, call: string): { readonly tls?: string } {
  const wire = topologyOf(snapshot).edges.find((edge) => edge.type === 'call' && edge.fromRow === call);
  if (wire?.tls === 'sidecar') return { tls: 'originated' };
  return wire?.tls === 'none' ? { tls: 'none' } : {};
}
