import {
  gatewayPodsIn,
  gatewayProxies,
  serviceNamed,
  type ClusterPolicy,
  type DestinationRule,
  type Proxy,
  type ServiceEntry,
  type ServicePort,
} from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import { valueAt, type Op } from '../../../core/yaml';
import { changeInSteps, noChange, type ChangeStep } from '../change-steps';
import { listAt } from '../list-at';
import { clientsOf, entryOf } from './aim';
import { changedPort } from './gateway-proof';
import { portCalled, type WayOut } from './gateway-ways';
import { clusterFor, ruleFor, tlsMode, type TlsMode } from './in-force';
import { copyRule, moveRule } from './move-rule';
import { sharedBlocks } from './policy-steps';
import { editResource, removeResource } from './rule-steps';
import { directWords } from '../words/gateway-patterns';

const settings: Path = ['spec', 'trafficPolicy', 'portLevelSettings'];

/** The rule by which the gateway starts TLS for the host, where it is beside the gateway and not beside the entry; undefined where none is. */
export function ruleAtGateway(snapshot: Snapshot, entry: ServiceEntry, way: WayOut): DestinationRule | undefined {
  const port = portDialled(entry, way);
  if (!port || !isStarted(tlsAt(snapshot, way, port))) return undefined;
  const merged = ruleFor(snapshot.mesh, gatewayPods(snapshot, way), way.host, entry);
  const rule = merged?.policyRule ?? merged?.rules[0];
  return rule?.namespace === entry.namespace ? undefined : rule;
}

/** Why a rule of the gateway cannot become one of the pods, in one sentence; undefined where it can. */
export function ruleRefusal(snapshot: Snapshot, entry: ServiceEntry, way: WayOut): string | undefined {
  const rule = ruleAtGateway(snapshot, entry, way);
  const port = portDialled(entry, way)?.number;
  if (!rule) return undefined;
  if (rule.selector) return directWords.gatewayAlone(rule.name);
  const own = rule.policy?.ports.find(({ number }) => number === port) ?? rule.policy;
  const secret = own?.tls?.credentialName;
  if (secret === undefined) return undefined;
  return directWords.credential(rule.name, secret);
}

/** Files that the pods' sidecars have to have when they start TLS by the gateway's rule. */
export function certificateFiles(snapshot: Snapshot, entry: ServiceEntry, way: WayOut): string[] {
  const rule = ruleAtGateway(snapshot, entry, way);
  if (!rule || !/"(clientCertificate|privateKey)"/.test(JSON.stringify(rule.resource.value))) return [];
  return [directWords.needsFiles(rule.name)];
}

/**
 * The sidecars start TLS again: the rule comes back to the entry. Where the gateway dials another port than the apps call, the apps' port
 * leads there, and the rule is for that one. Where a rule beside the entry does so anyway, the gateway's own goes.
 */
export function startsAgain(snapshot: Snapshot, entry: ServiceEntry, way: WayOut, rule: DestinationRule): ChangeStep[] {
  const called = portCalled(entry, way.inward);
  const dialled = portDialled(entry, way) ?? called;
  if (!called || !dialled) return [];
  const moves = called !== dialled;
  const mode = tlsAt(snapshot, way, dialled);
  const isKnown = clientsOf(snapshot, entry).every(
    (client) => tlsMode(snapshot.mesh, client, way.host, called.number) === mode,
  );
  const isOurs = rule.host === way.host && rule.exportTo.length === 1 && rule.exportTo[0] === '.';
  if (isKnown) return isOurs ? [removeResource(rule.resource.key)] : [];
  return [
    moves ? editResource(entry.resource.key, () => targetOps(called, dialled)) : () => noChange(),
    bringBack(entry, way, rule, called.number, dialled.number),
  ];
}

/** Moves the rule, or copies it where it is for other hosts too, and lets it start TLS on the port that the apps call and on no other. */
function bringBack(
  entry: ServiceEntry,
  { host }: WayOut,
  rule: DestinationRule,
  called: number,
  dialled: number,
): ChangeStep {
  return (snapshot) => {
    const known = new Set(snapshot.mesh.rules.map(({ resource }) => resource.key));
    const isWide = rule.host !== host;
    return changeInSteps(snapshot, '', 'command', [
      (at) =>
        isWide ? copyRule(at, rule, host, entry.namespace, null) : moveRule(at, rule, entry.resource.namespace, null),
      (at) => {
        const moved = at.mesh.rules.find(({ resource }) => !known.has(resource.key));
        return moved ? editResource(moved.resource.key, () => portOps(moved, entry, called, dialled))(at) : noChange();
      },
    ]);
  };
}

function targetOps(called: ServicePort, dialled: ServicePort): Op[] {
  const target = dialled.targetPort ?? dialled.number;
  return [{ type: 'set', path: ['spec', 'ports', called.index, 'targetPort'], value: target }];
}

/** Settings for the port that the gateway dialled are for the called one; a tls block for all ports becomes one for that port where others are called directly. */
function portOps(rule: DestinationRule, entry: ServiceEntry, called: number, dialled: number): Op[] {
  const ports = rule.policy?.ports ?? [];
  const item = ports.find((port) => port.number === dialled);
  const stale = called === dialled ? undefined : ports.find((port) => port.number === called);
  const tls: unknown = valueAt(rule.resource.value, ['spec', 'trafficPolicy', 'tls']);
  const narrows = tls !== undefined && entry.ports.length > 1;
  const value = { port: { number: called }, ...sharedBlocks(rule), tls };
  return [
    ...(item && called !== dialled
      ? [{ type: 'set' as const, path: [...settings, item.index, 'port', 'number'], value: called }]
      : []),
    ...(!item && narrows
      ? [{ type: 'insert' as const, path: settings, index: listAt(rule.resource, ...settings).length, value }]
      : []),
    ...(narrows ? [{ type: 'delete' as const, path: ['spec', 'trafficPolicy', 'tls'] }] : []),
    ...(stale ? [{ type: 'delete' as const, path: [...settings, stale.index] }] : []),
  ];
}

/** What would be wrong with the direct calls, in one sentence: another TLS than the gateway started, or than other ports had. */
export function directFault(before: Snapshot, after: Snapshot, entry: ServiceEntry, way: WayOut): string | undefined {
  const now = entryOf(after, entry.resource.key);
  const called = portCalled(entry, way.inward);
  const dialled = portDialled(entry, way) ?? called;
  const port = now?.ports.find(({ number }) => number === called?.number);
  if (!now || !called || !dialled || !port) return undefined;
  const wanted = tlsAt(before, way, dialled);
  for (const client of clientsOf(before, entry)) {
    const { policy } = clusterFor(after.mesh, client, way.host, port.number);
    if (tlsMode(after.mesh, client, way.host, port.number) !== wanted)
      return directWords.otherTls(client.namespace, nameOf(policy), way.host);
  }
  return changedPort(before, after, entry, called.number);
}

function nameOf({ rule }: ClusterPolicy): string {
  const name = rule?.rules[0]?.name;
  return name === undefined ? directWords.noRule : directWords.rule(name);
}

/** The TLS that the gateway starts. */
function tlsAt(snapshot: Snapshot, way: WayOut, port: ServicePort): TlsMode {
  return tlsMode(snapshot.mesh, gatewayPods(snapshot, way), way.host, port.number, way.outward[0]?.to.subset);
}

function isStarted(mode: TlsMode): boolean {
  return mode === 'SIMPLE' || mode === 'MUTUAL';
}

/** The gateway's Envoy: a Gateway that no file has is taken to select nothing but what its Service leads to. */
function gatewayPods({ mesh }: Snapshot, { gateway, inward }: WayOut): Proxy {
  const found = mesh.gateways.find((each) => `${each.namespace}/${each.name}` === gateway);
  const [pods] = found ? gatewayProxies(mesh, found) : [];
  const namespace = serviceNamed(inward.to.host)?.namespace ?? gateway.split('/')[0] ?? '';
  return pods ?? gatewayPodsIn(mesh, namespace, {});
}

/** The port to which the gateway sends; without a number the only one of the entry. */
function portDialled(entry: ServiceEntry, { outward, inward }: WayOut): ServicePort | undefined {
  const number = outward[0]?.to.port;
  if (number !== undefined) return entry.ports.find((port) => port.number === number);
  return entry.ports.length === 1 ? entry.ports[0] : portCalled(entry, inward);
}
