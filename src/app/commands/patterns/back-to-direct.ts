import type { DestinationRule, ServiceEntry, ServicePort, VirtualService } from '../../../core/mesh';
import { isRecord } from '../../../core/schema';
import type { Snapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import { valueAt, type Op } from '../../../core/yaml';
import { changeInSteps, noChange, refused, type ChangeStep } from '../change-steps';
import { callsOn, entryOf, readableEntry } from './aim';
import { retargetCalls } from './call-steps';
import { withoutServer, withoutSubset } from './gateway-leftovers';
import { moveRule } from './move-rule';
import { waysOut, type Leg, type WayOut } from './gateway-ways';
import type { Pattern } from './pattern';
import { matchesOf } from './route-ports';
import { editResource, removeIn, removeResource } from './rule-steps';

export const backToDirect: Pattern = {
  id: 'back-to-direct',
  title: 'Back to direct',
  about: 'Calls leave from the pods’ own sidecars again; what serves only this host at the gateway goes.',
  offered: (snapshot, key) => {
    const found = waysFor(snapshot, key);
    return typeof found === 'string' ? found : true;
  },
  change: (snapshot, key) => {
    const found = waysFor(snapshot, key);
    if (typeof found === 'string') return refused(found);
    const label = `Send ${found.entry.hosts[0] ?? found.entry.name} directly again`;
    return changeInSteps(snapshot, label, 'command', [
      ...found.ways.flatMap((way) => stepsOf(snapshot, found.entry, way)),
      keepPromises(found.entry),
    ]);
  },
  warns: (snapshot, key) => {
    const found = waysFor(snapshot, key);
    if (typeof found === 'string') return [];
    const [first] = found.ways;
    return first
      ? [`Policies at Gateway ${first.gateway} no longer see these calls.`, ...lostSettings(found.ways)]
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
  return ways.length === 0 ? `${entry.name} goes out directly already.` : { entry, ways };
}

/** What the rule that sends to the gateway sets beside its destination; it goes with that rule. */
function lostSettings(ways: readonly WayOut[]): string[] {
  return ways.flatMap(({ inward: { route, service } }) => {
    const extras = settingsOf(route.rule);
    return extras.length === 0
      ? []
      : [`VirtualService ${service.name} no longer sets ${extras.join(', ')} on the way to the gateway.`];
  });
}

function settingsOf(rule: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(rule).filter((field) => !['match', 'route', 'name'].includes(field));
}

function stepsOf(snapshot: Snapshot, entry: ServiceEntry, way: WayOut): ChangeStep[] {
  const services = new Set([way.inward.service, ...way.outward.map(({ service }) => service)]);
  const rule = ruleAtGateway(snapshot, way);
  return [
    ...(rule ? startsAgain(entry, way, rule) : []),
    ...[...services].map((service) => directly(service, entry, way)),
    withoutServer(snapshot, way),
    withoutSubset(way),
  ];
}

/** The rule beside the gateway that starts TLS for the host; undefined where none does. */
function ruleAtGateway(snapshot: Snapshot, way: WayOut): DestinationRule | undefined {
  const namespace = serviceNamespace(way);
  return snapshot.mesh.rules.find(
    (rule) => rule.host === way.host && rule.namespace === namespace && tlsPortsOf(rule).length > 0,
  );
}

function serviceNamespace({ inward, gateway }: WayOut): string {
  return /^[^.]+\.([^.]+)\.svc/.exec(inward.to.host)?.[1] ?? gateway.split('/')[0] ?? '';
}

/** Where a rule starts TLS: port numbers, and null for the rule as a whole. */
function tlsPortsOf({ policy }: DestinationRule): (number | null)[] {
  const starts = (mode: string | undefined): boolean => mode === 'SIMPLE' || mode === 'MUTUAL';
  const ports = (policy?.ports ?? []).filter((port) => starts(port.tls?.mode)).map((port) => port.number);
  return starts(policy?.tls?.mode) ? [null, ...ports] : ports;
}

/**
 * The sidecars start TLS again: the rule comes back to the entry. Where the gateway dials another port than the apps call, the apps' port
 * leads there, and the rule is for that one.
 */
function startsAgain(entry: ServiceEntry, way: WayOut, rule: DestinationRule): ChangeStep[] {
  const called = portOf(entry, way.inward);
  const dialled = entry.ports.find((port) => port.number === way.outward[0]?.to.port) ?? called;
  const moves = called !== undefined && dialled !== undefined && called !== dialled;
  return [
    moves ? editResource(entry.resource.key, () => targetOps(called, dialled)) : () => noChange(),
    moves ? editResource(rule.resource.key, () => portOps(rule, dialled.number, called.number)) : () => noChange(),
    (at) => {
      const now = at.mesh.rules.find((each) => each.resource.key === rule.resource.key);
      if (!now || now.namespace === entry.namespace) return noChange();
      return moveRule(at, now, entry.resource.namespace, null);
    },
  ];
}

/** The port that the apps call, by the match of the rule that sends to the gateway. */
function portOf(entry: ServiceEntry, { route }: Leg): ServicePort | undefined {
  const numbers = matchesOf(route.rule).map((match) => valueAt(match, ['port']));
  const named = entry.ports.find((port) => numbers.includes(port.number));
  return named ?? entry.ports.find((port) => port.class === (route.protocol === 'tls' ? 'tls' : 'http'));
}

function targetOps(called: ServicePort, dialled: ServicePort): Op[] {
  const target = dialled.targetPort ?? dialled.number;
  return [{ type: 'set', path: ['spec', 'ports', called.index, 'targetPort'], value: target }];
}

function portOps(rule: DestinationRule, from: number, to: number): Op[] {
  const item = rule.policy?.ports.find((port) => port.number === from);
  if (!item) return [];
  return [
    { type: 'set', path: ['spec', 'trafficPolicy', 'portLevelSettings', item.index, 'port', 'number'], value: to },
  ];
}

/**
 * A VirtualService without the gateway: the rule that sends to it goes, those that were for the gateway are for the sidecars, and nothing
 * is left of a VirtualService that then only says what happens anyway.
 */
function directly(service: VirtualService, entry: ServiceEntry, way: WayOut): ChangeStep {
  const { key } = service.resource;
  const inward = service.routes.filter(
    ({ protocol, index }) =>
      protocol === way.inward.route.protocol && index === way.inward.route.index && service === way.inward.service,
  );
  const kept = service.routes.filter((route) => !inward.includes(route));
  if (kept.every((route) => isPlain(route.rule, entry))) return removeResource(key);
  const port = portOf(entry, way.inward)?.number;
  return (snapshot) =>
    changeInSteps(snapshot, '', 'command', [
      editResource(key, () =>
        kept.flatMap(({ protocol, index, rule }) => sidecarOps(rule, ['spec', protocol, index], way, port)),
      ),
      removeIn(key, () => inward.map(({ protocol, index }): Path => ['spec', protocol, index])),
      editResource(key, (resource) => gatewayOps(resource.value, way.gateway)),
    ]);
}

/** Whether a rule says what the sidecar does without it: send to the host itself, all alike. */
function isPlain(rule: Readonly<Record<string, unknown>>, entry: ServiceEntry): boolean {
  if (settingsOf(rule).length > 0) return false;
  const fields = new Set(matchesOf(rule).flatMap((match) => Object.keys(match)));
  for (const plain of ['gateways', 'port', 'sniHosts']) fields.delete(plain);
  const targets = rule['route'];
  const isSingle = Array.isArray(targets) && targets.length === 1;
  const destination: unknown = isSingle ? valueAt(targets[0], ['destination']) : undefined;
  if (!isRecord(destination)) return false;
  const host = destination['host'];
  return (
    fields.size === 0 && typeof host === 'string' && entry.hosts.includes(host) && destination['subset'] === undefined
  );
}

/** The matches of a rule as the sidecars meet the call: without the gateway's name, on the port that the apps call. */
function sidecarOps(rule: Readonly<Record<string, unknown>>, at: Path, way: WayOut, port: number | undefined): Op[] {
  const names = (match: Readonly<Record<string, unknown>>): boolean =>
    Array.isArray(match['gateways']) && !match['gateways'].includes('mesh');
  const matches = matchesOf(rule).flatMap((match, index): Op[] => {
    const path: Path = [...at, 'match', index];
    const isServer = match['port'] !== undefined && match['port'] !== port;
    const moved: Op[] = isServer && port !== undefined ? [{ type: 'set', path: [...path, 'port'], value: port }] : [];
    return [...moved, ...(names(match) ? [{ type: 'delete' as const, path: [...path, 'gateways'] }] : [])];
  });
  const targets = rule['route'];
  const sends = Array.isArray(targets) ? targets : [];
  return [
    ...matches,
    ...sends.flatMap((target: unknown, index): Op[] =>
      valueAt(target, ['destination', 'host']) === way.host && port !== undefined && isOtherPort(target, port)
        ? [{ type: 'set', path: [...at, 'route', index, 'destination', 'port', 'number'], value: port }]
        : [],
    ),
  ];
}

function isOtherPort(target: unknown, port: number): boolean {
  const number = valueAt(target, ['destination', 'port', 'number']);
  return number !== undefined && number !== port;
}

/** `gateways` without the gateway; `mesh` alone is what applies without the list. */
function gatewayOps(value: unknown, gateway: string): Op[] {
  const written: unknown = valueAt(value, ['spec', 'gateways']);
  if (!Array.isArray(written)) return [];
  const namespace: unknown = valueAt(value, ['metadata', 'namespace']);
  const isIt = (name: unknown): boolean => name === gateway || `${String(namespace)}/${String(name)}` === gateway;
  const rest = written.filter((name: unknown) => !isIt(name));
  if (rest.every((name) => name === 'mesh')) return [{ type: 'delete', path: ['spec', 'gateways'] }];
  return written
    .flatMap((name: unknown, index): Op[] =>
      isIt(name) ? [{ type: 'delete', path: ['spec', 'gateways', index] }] : [],
    )
    .reverse();
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
  const wire = snapshot.topology.edges.find((edge) => edge.type === 'call' && edge.fromRow === call);
  if (wire?.tls === 'sidecar') return { tls: 'originated' };
  return wire?.tls === 'none' ? { tls: 'none' } : {};
}
