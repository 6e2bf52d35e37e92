import {
  dialledPort,
  type DestinationRule,
  type ServiceEntry,
  type ServicePort,
  type VirtualService,
} from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import { formatPath, type Path } from '../../../core/text';
import { valueAt, type Op } from '../../../core/yaml';
import { changeInSteps, noChange, refused, type ChangeStep } from '../change-steps';
import { callsOn, entryOf, freePortName, readableEntry, startsTls } from './aim';
import { retargetCalls } from './call-steps';
import { carryNumbers, dropNumbers, namedElsewhere, ownNumber } from './endpoint-ports';
import { repeatsOf, repeatWideRules } from './exact-rules';
import { dropEmpty, lossesOf, rulesOf, stopTls, type Handover } from './pass-tls-rules';
import type { Pattern, PatternAim } from './pattern';
import { routesFor } from './route-ports';
import { editResource, removeIn, removeResource } from './rule-steps';
import { passTlsWords } from '../words/tls-patterns';
import { patternTitles } from '../words/titles';

export const passTlsThrough: Pattern = {
  id: 'pass-tls-through',
  title: patternTitles['pass-tls-through'],
  about: passTlsWords.about,
  offered: (snapshot, key, aim) => {
    const plan = planFor(snapshot, key, aim);
    return typeof plan === 'string' ? plan : true;
  },
  choices: (snapshot, key, aim) => {
    const plan = planFor(snapshot, key, aim);
    if (typeof plan === 'string' || idleParts(snapshot, plan).length === 0) return [];
    return [
      {
        type: 'one',
        id: 'idle',
        label: passTlsWords.leftovers,
        options: [
          { value: 'remove', label: passTlsWords.takeOut },
          { value: 'keep', label: passTlsWords.leave },
        ],
      },
    ];
  },
  change: (snapshot, key, chosen, aim) => {
    const plan = planFor(snapshot, key, aim);
    if (typeof plan === 'string') return refused(plan);
    const label = passTlsWords.label(plan.entry.hosts[0] ?? plan.entry.name);
    return changeInSteps(snapshot, label, 'command', stepsOf(plan, chosen['idle'] !== 'keep'));
  },
  warns: (snapshot, key, _chosen, aim) => {
    const plan = planFor(snapshot, key, aim);
    if (typeof plan === 'string') return [];
    const host = plan.entry.hosts[0] ?? '';
    return [
      passTlsWords.callHttps(host, plan.tls),
      ...repeatsOf(snapshot, plan.entry),
      ...lossesOf(snapshot, plan),
      ...idleParts(snapshot, plan).map(({ says }) => says),
    ];
  },
};

/** The port on which the sidecar starts TLS now, and the one that apps call instead; where the entry has that one already the other goes. */
type PassPlan = Handover;

function planFor(snapshot: Snapshot, key: string, aim?: PatternAim): PassPlan | string {
  const entry = readableEntry(snapshot, key);
  if (typeof entry === 'string') return entry;
  const started = entry.ports.filter((port) => port.class === 'http' && startsTls(snapshot, entry, port));
  const http = started.find((port) => port.number === aim?.port) ?? started[0];
  if (!http) return passTlsWords.startsNone(entry.name);
  const tls = http.targetPort ?? (http.number === 80 ? 443 : http.number);
  const other = entry.ports.find((port) => port !== http && port.number === tls);
  if (other && other.class !== 'tls') return passTlsWords.makeHttps(tls, entry.name, other.protocol);
  const differs = other && otherServer(entry, http, other);
  if (other && differs !== undefined) return passTlsWords.goApart(tls, entry.name, differs, http.number);
  const named = namedElsewhere(snapshot, entry, [http.name]);
  if (named !== undefined) return named;
  const sender = snapshot.mesh.virtualServices.find((each) => !isFor(each, entry) && sendsTo(each, entry, http.number));
  if (sender)
    return passTlsWords.callsOfOthers(
      sender.name,
      sender.hosts.find((host) => !entry.hosts.includes(host)) ?? passTlsWords.others,
      http.number,
      entry.name,
    );
  return { entry, http, tls, exists: other !== undefined };
}

/** Whether a VirtualService is for hosts of an entry alone. */
function isFor({ hosts }: VirtualService, entry: ServiceEntry): boolean {
  return hosts.length > 0 && hosts.every((host) => entry.hosts.includes(host));
}

/** Whether http routes send to a port of an entry; a destination without a port may mean any. */
function sendsTo({ routes }: VirtualService, entry: ServiceEntry, port: number): boolean {
  return routes.some(
    ({ protocol, destinations }) =>
      protocol === 'http' &&
      destinations.some((to) => entry.hosts.includes(to.host) && (to.port === undefined || to.port === port)),
  );
}

function stepsOf(plan: PassPlan, cleans: boolean): ChangeStep[] {
  const { entry, http, tls } = plan;
  const { key } = entry.resource;
  return [
    repeatWideRules(entry),
    stopTls(plan),
    // What is idle is asked while the entry has its old port.
    ...(cleans ? [takeIdle(plan)] : []),
    (at) => {
      const rules = rulesOf(at, plan).map(({ resource }) => resource.key);
      return changeInSteps(at, '', 'command', [
        retargetCalls((now) => callsOn(now, entry, http.number), {
          url: { scheme: 'https', port: tls },
          expect: { tls: 'passthrough' },
        }),
        editResource(key, () => portOps(plan)),
        dropEmpty(rules),
      ]);
    },
    (at) =>
      startsAnywhere(at, key, tls) ? refused(passTlsWords.severalRules(entry.hosts[0] ?? entry.name)) : noChange(),
  ];
}

/** Whether TLS is started for any drawn caller on a port. */
function startsAnywhere(snapshot: Snapshot, key: string, number: number): boolean {
  const entry = entryOf(snapshot, key);
  const port = entry?.ports.find((each) => each.number === number);
  return entry !== undefined && port !== undefined && startsTls(snapshot, entry, port);
}

function takeIdle(plan: PassPlan): ChangeStep {
  return (at) =>
    changeInSteps(
      at,
      '',
      'command',
      idleParts(at, plan).map(({ take }) => take),
    );
}

/** What one port dials where the other, which is to take its place, dials something else. */
function otherServer(entry: ServiceEntry, http: ServicePort, other: ServicePort): number | undefined {
  for (const endpoint of entry.endpoints.length > 0 ? entry.endpoints : [undefined]) {
    const says = http.targetPort !== undefined || (endpoint && ownNumber(endpoint, http.name) !== undefined);
    const dialled = dialledPort(other, endpoint);
    if (says === true && dialledPort(http, endpoint) !== dialled) return dialled;
  }
  return undefined;
}

function portOps({ entry, http, tls, exists }: PassPlan): Op[] {
  const at: Path = ['spec', 'ports', http.index];
  if (exists) return [{ type: 'delete', path: at }, ...dropNumbers(entry, http.name)];
  const name = freePortName(entry, 'https', tls, http);
  return [
    { type: 'set', path: [...at, 'number'], value: tls },
    { type: 'set', path: [...at, 'name'], value: name },
    { type: 'set', path: [...at, 'protocol'], value: 'HTTPS' },
    ...(http.targetPort === undefined ? [] : [{ type: 'delete' as const, path: [...at, 'targetPort'] }]),
    ...carryNumbers(entry, http.name, name, false),
  ];
}

/** Something that works on requests, which the sidecar no longer sees, and the step that takes it out. */
interface IdlePart {
  readonly says: string;
  readonly take: ChangeStep;
}

function idleParts(snapshot: Snapshot, plan: PassPlan): IdlePart[] {
  const { entry, http } = plan;
  const routes = routesFor(snapshot, entry).flatMap((each) => idleRoutes(each, entry));
  const staysHttp = entry.ports.some((port) => port !== http && port.class === 'http');
  return [...routes, ...(staysHttp ? [] : rulesOf(snapshot, plan).flatMap((rule) => idlePool(rule, entry)))];
}

/** http routes of a VirtualService that is for no other hosts; where no other routes are left the whole document goes. */
function idleRoutes(each: VirtualService, entry: ServiceEntry): IdlePart[] {
  const http = each.routes.filter((route) => route.protocol === 'http');
  if (http.length === 0 || !isFor(each, entry)) return [];
  const has = (field: string): boolean => http.some(({ rule }) => rule[field] !== undefined);
  const extras = ['timeout', 'retries', 'fault', 'rewrite', 'headers', 'mirror', 'redirect'].filter(has);
  const { key } = each.resource;
  return [
    {
      says: passTlsWords.noLongerWorks(each.name, http.length, extras),
      take: http.length === each.routes.length ? removeResource(key) : removeIn(key, () => [['spec', 'http']]),
    },
  ];
}

/** HTTP limits of a rule; a TLS port counts connections alone. */
function idlePool(rule: DestinationRule, entry: ServiceEntry): IdlePart[] {
  const holders: Path[] = [
    ['spec', 'trafficPolicy'],
    ...(rule.policy?.ports ?? []).map((port): Path => ['spec', 'trafficPolicy', 'portLevelSettings', port.index]),
  ];
  const paths = holders
    .map((path): Path => [...path, 'connectionPool', 'http'])
    .filter((path) => valueAt(rule.resource.value, path) !== undefined);
  if (paths.length === 0) return [];
  const names = paths.map((path) => formatPath(path.slice(2)));
  return [
    {
      says: entry.hosts.includes(rule.host)
        ? passTlsWords.noLongerLimits(rule.name, names)
        : passTlsWords.copyLimitsNone(rule.name, names),
      take: removePools(rule.resource.key, paths),
    },
  ];
}

/** The block of HTTP limits goes, and `connectionPool` with it where that says nothing else. */
function removePools(key: string, paths: readonly Path[]): ChangeStep {
  return removeIn(key, (resource) =>
    paths
      .filter((path) => valueAt(resource.value, path) !== undefined)
      .map((path) => {
        const pool: unknown = valueAt(resource.value, path.slice(0, -1));
        const alone = typeof pool === 'object' && pool !== null && Object.keys(pool).length === 1;
        return alone ? path.slice(0, -1) : path;
      }),
  );
}
