import {
  hostCovers,
  isWildcard,
  type DestinationRule,
  type Proxy,
  type ServiceEntry,
  type ServicePort,
} from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import { valueAt, type Op } from '../../../core/yaml';
import { changeInSteps, type ChangeStep } from '../change-steps';
import { listAt } from '../list-at';
import { clientsOf, rulesInForce } from './aim';
import { droppedTls, ruleFor } from './in-force';
import { sharedBlocks } from './policy-steps';
import { addRule, editResource } from './rule-steps';
import { startTlsWords } from '../words/tls-patterns';

/** What is to be done to let the sidecar start TLS. */
export interface StartPlan {
  readonly entry: ServiceEntry;
  /** The port whose TLS the apps start now; `existing` itself where nobody starts it yet. */
  readonly tls: ServicePort;
  /** The number of the port that they call instead. */
  readonly http: number;
  /** The entry's port of that number; undefined when it comes in place of the other, or is added. */
  readonly existing: ServicePort | undefined;
  /** The port of the apps' own TLS stays. */
  readonly keeps: boolean;
  /** Entries whose hosts a rule for this entry's wildcard is for too. */
  readonly shared: readonly ServiceEntry[];
}

/** The entries with exact hosts below an entry's wildcards, which no rule of their own keeps from what is said there. */
export function entriesBelow({ mesh }: Snapshot, entry: ServiceEntry): ServiceEntry[] {
  const isBelow = (host: string): boolean =>
    !entry.hosts.includes(host) &&
    entry.hosts.some((wide) => hostCovers(wide, host)) &&
    !mesh.rules.some((rule) => rule.host === host);
  return entry.hosts.some(isWildcard) ? mesh.entries.filter(({ hosts }) => hosts.some(isBelow)) : [];
}

/** Envoy checks against the CA bundle of the proxy image without `caCertificates` too; written down, it quiets the outdated IST0128. */
const simple = { mode: 'SIMPLE', caCertificates: 'system' } as const;

const policyAt: Path = ['spec', 'trafficPolicy'];
const settingsAt: Path = [...policyAt, 'portLevelSettings'];

/** A step that lets the rules in force start TLS on the port, or makes one that does. */
export function startByRules(plan: StartPlan): ChangeStep {
  const { entry, http } = plan;
  return (at) =>
    changeInSteps(
      at,
      '',
      'command',
      entry.hosts.flatMap((host): ChangeStep[] => {
        const rules = rulesFor(at, plan, host);
        if (rules.length === 0)
          return [addRule(entry, host, hasOthers(plan) ? portPolicy(http) : `    tls:\n${tlsText('      ')}`)];
        return rules.map((rule) => editResource(rule.resource.key, () => policyOps(rule, plan)));
      }),
    );
}

function rulesFor(snapshot: Snapshot, plan: StartPlan, host: string): DestinationRule[] {
  return rulesInForce(snapshot, plan.entry, host);
}

/** Whether the entry has ports that are not to start TLS. */
function hasOthers({ entry, existing, tls, keeps, shared }: StartPlan): boolean {
  return shared.length > 0 || entry.ports.some((port) => port !== existing && (port !== tls || keeps));
}

/** The operations that let a rule start TLS on the port; its other settings for the port stay in force. */
function policyOps(rule: DestinationRule, plan: StartPlan): Op[] {
  const held = heldTls(rule, plan);
  if (held) return [...held.ops, ...(isStarting(held.mode) ? [] : [setTls(held.path)])];
  // Settings of a port replace the rule's own as a whole (pilot/pkg/networking/util, GetPortLevelTrafficPolicy), so they are repeated there.
  const value = { port: { number: plan.http }, ...sharedBlocks(rule), tls: simple };
  return [{ type: 'insert', path: settingsAt, index: listAt(rule.resource, ...settingsAt).length, value }];
}

/** Where the rule has, or gets, the tls block for the port; undefined where the port gets settings of its own. */
function heldTls(
  { policy }: DestinationRule,
  plan: StartPlan,
): { readonly path: Path; readonly mode: string | undefined; readonly ops: readonly Op[] } | undefined {
  const { tls, http, keeps } = plan;
  const ports = policy?.ports ?? [];
  const own = ports.find((port) => port.number === http);
  if (own) return { path: [...settingsAt, own.index, 'tls'], mode: own.tls?.mode, ops: [] };
  const old = ports.find((port) => port.number === tls.number);
  if (old && !keeps) {
    const ops: Op[] = [{ type: 'set', path: [...settingsAt, old.index, 'port', 'number'], value: http }];
    return { path: [...settingsAt, old.index, 'tls'], mode: old.tls?.mode, ops };
  }
  const mode = policy?.tls?.mode;
  return !hasOthers(plan) || isStarting(mode) ? { path: [...policyAt, 'tls'], mode, ops: [] } : undefined;
}

function isStarting(mode: string | undefined): boolean {
  return mode === 'SIMPLE' || mode === 'MUTUAL';
}

function setTls(path: Path): Op {
  return { type: 'set', path, value: simple };
}

/** Why the rules in force cannot start TLS at a sidecar, in one sentence; undefined when they can. */
export function ruleRefusal(snapshot: Snapshot, plan: StartPlan): string | undefined {
  const { entry, http, shared } = plan;
  const other = shared.find(({ ports }) => ports.some((port) => port.number === http));
  if (other) return startTlsWords.wouldStart(entry.hosts.find(isWildcard) ?? '', other.hosts[0] ?? '', http);
  for (const client of clientsOf(snapshot, entry))
    for (const host of entry.hosts) {
      const refusal = refusalAt(snapshot, plan, client, host);
      if (refusal !== undefined) return refusal;
    }
  return undefined;
}

function refusalAt(
  { mesh }: Snapshot,
  { entry, tls, http }: StartPlan,
  client: Proxy,
  host: string,
): string | undefined {
  const rule = ruleFor(mesh, client, host, entry);
  const unread = rule?.rules.find(({ resource }) => resource.incomplete);
  if (unread) return startTlsWords.unread(unread.name);
  const [dropped] = [http, tls.number].flatMap((number) => droppedTls(mesh, client, host, tls.number, number) ?? []);
  if (dropped === undefined) return undefined;
  const name = rule?.policyRule?.name ?? '';
  return dropped.secret === undefined
    ? startTlsWords.startsNone(name, dropped.because)
    : startTlsWords.hasCredential(name);
}

/** What the rules in force leave unchecked, or lose, a sentence each. */
export function ruleWarnings(snapshot: Snapshot, plan: StartPlan): string[] {
  const rules = new Set(plan.entry.hosts.flatMap((host) => rulesFor(snapshot, plan, host)));
  return [...rules].flatMap((rule) => {
    const held = heldTls(rule, plan);
    const block: unknown = held && isStarting(held.mode) ? valueAt(rule.resource.value, held.path) : undefined;
    const unchecked = uncheckedBy(block, plan.entry);
    return [
      ...(unchecked === undefined ? [] : [startTlsWords[unchecked](rule.name)]),
      ...(held ? [] : lostOn(rule, plan.http)),
    ];
  });
}

/** What a tls block does not check (cluster_tls.go, setAutoSniAndAutoSanValidation). */
function uncheckedBy(block: unknown, { resource }: ServiceEntry): 'skipsVerify' | 'noNames' | undefined {
  if (valueAt(block, ['insecureSkipVerify']) === true) return 'skipsVerify';
  const names: unknown[] = [valueAt(block, ['subjectAltNames']), valueAt(resource.value, ['spec', 'subjectAltNames'])];
  const hasNames = names.some((list) => Array.isArray(list) && list.length > 0);
  return valueAt(block, ['sni']) === undefined || hasNames ? undefined : 'noNames';
}

/** Blocks that settings of a port cannot hold and leave unset (GetPortLevelTrafficPolicy). */
export function lostOn(rule: DestinationRule, port: number): string[] {
  const lost = (rule.policy?.others ?? []).filter((block) => block === 'retryBudget' || block === 'proxyProtocol');
  return lost.length === 0 ? [] : [startTlsWords.goesWithout(port, lost, rule.name)];
}

function portPolicy(port: number): string {
  return `    portLevelSettings:\n      - port:\n          number: ${port}\n        tls:\n${tlsText('          ')}`;
}

function tlsText(indent: string): string {
  return Object.entries(simple)
    .map(([key, value]) => `${indent}${key}: ${value}\n`)
    .join('');
}
