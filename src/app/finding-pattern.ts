import type { Finding } from '../core/analysis';
import {
  isClusterLocal,
  isIp,
  isWildcard,
  parseCall,
  titleToMoveTls,
  type Mesh,
  type ServiceEntry,
} from '../core/mesh';
import type { Resource } from '../core/schema';
import type { Snapshot } from '../core/snapshot';
import type { Path, QuickFix } from '../core/text';
import { valueAt } from '../core/yaml';
import type { PatternAim } from './commands/patterns';
import { misplacedFor } from './misplaced-tls';
import { patternTitles } from './commands/words/titles';
import { getFindings } from './findings';
import { openPattern } from './patch-request';

/** A pattern that mends what a finding is about, where that takes more than an edit of the finding's own document. */
export interface FindingPattern {
  readonly id: string;
  readonly title: string;
  /** Key of the resource that it is asked for. */
  readonly resource: string;
  readonly aim: PatternAim | undefined;
}

/** Named by its id, since the code of patterns is fetched when one is opened. */
const startTls = { id: 'start-tls-at-the-sidecar', title: patternTitles['start-tls-at-the-sidecar'] } as const;

const addEntry = { id: 'add-entry-for-host', title: patternTitles['add-entry-for-host'] } as const;

/** Whether a finding can be mended from where it is shown, by a fix or a pattern. */
export function isFixable(finding: Finding, snapshot: Snapshot = getFindings().snapshot): boolean {
  return (finding.fixes ?? []).length > 0 || (!finding.accepted && patternFor(finding, snapshot) !== undefined);
}

/** The fix that can be made together with those of other findings: the only one, where no pattern is offered beside it and nobody has accepted the finding. */
export function soleFix(finding: Finding, snapshot: Snapshot): QuickFix | undefined {
  const { accepted, fixes = [] } = finding;
  return accepted === undefined && fixes.length === 1 && patternFor(finding, snapshot) === undefined
    ? fixes[0]
    : undefined;
}

/** The pattern for a finding; undefined where there is none. */
export function patternFor(finding: Finding, snapshot: Snapshot = getFindings().snapshot): FindingPattern | undefined {
  switch (finding.rule) {
    case 'plaintext-to-tls-port':
      return atPort(finding, snapshot);
    case 'double-tls':
      // One step that mends both ports is among the fixes.
      return misplacedOf(finding, snapshot) ? undefined : forHost(finding, snapshot);
    case 'http-rules-without-http-port':
    case 'http-pool-without-requests':
    case 'codes-on-encrypted-port':
    case 'hash-without-requests':
      return forHost(finding, snapshot);
    case 'locality-order-without-ejection':
    case 'failover-without-ejection':
      return onEntry(finding, snapshot, 'turn-on-outlier-detection');
    case 'port-taken-whole':
    case 'port-taken-by-another':
      return byCapture(finding, snapshot);
    case 'one-sided-gateway-route':
      if ((finding.fixes ?? []).length > 0) return undefined;
      return onEntry(finding, snapshot, 'route-through-egress-gateway');
    default:
      return hostFor(finding, snapshot);
  }
}

/** Whose host no entry has; the rule or the call that names it says which host that is. */
function hostFor(finding: Finding, snapshot: Snapshot): FindingPattern | undefined {
  const { resource } = finding;
  const aim = resource && aimOf(finding, resource);
  const host = aim?.host?.includes('://') ? parseCall(aim.host)?.host : aim?.host;
  if (!resource || !aim || host === undefined || !isOutside(host)) return undefined;
  return snapshot.mesh.registry.patternsFor(host).includes(host)
    ? undefined
    : { ...addEntry, resource: resource.key, aim };
}

function aimOf({ rule, path = [] }: Finding, resource: Resource): PatternAim | undefined {
  const written = (at: Path): string | undefined => {
    const value = valueAt(resource.value, at);
    return typeof value === 'string' ? value : undefined;
  };
  const own = path.slice(resource.place.path.length);
  switch (rule) {
    case 'rule-without-service':
    case 'unknown-rule-host':
    case 'rule-below-wildcard':
      return aimAt(written(['spec', 'host']));
    case 'rules-for-unknown-host':
    case 'rules-below-pattern':
    case 'unknown-destination-host':
      return aimAt(written(own));
    case 'route-to-nowhere':
      return own.at(-1) === 'host' ? aimAt(written(own)) : undefined;
    case 'call-to-unknown-host':
    case 'call-without-listener':
    case 'call-not-delivered': {
      const namespace = written([...own.slice(0, 3), 'namespace']);
      return { ...aimAt(written(own)), ...(namespace === undefined ? {} : { namespace }) };
    }
    default:
      return undefined;
  }
}

function aimAt(host: string | undefined): PatternAim | undefined {
  return host === undefined ? undefined : { host };
}

function isOutside(host: string): boolean {
  return host.includes('.') && !isWildcard(host) && !isClusterLocal(host) && !isIp(host);
}

/** Where istiod has an address for the host, which apps get only from sidecars that answer DNS. */
function byCapture({ resource }: Finding, { mesh }: Snapshot): FindingPattern | undefined {
  const hosts = mesh.entries.find((entry) => entry.resource.key === resource?.key)?.hosts ?? [];
  const hasAddress = hosts.some((host) =>
    mesh.registry.withHost(host).some(({ hiddenAddress }) => hiddenAddress === 'allocated'),
  );
  if (resource === undefined || mesh.settings.dnsCapture || !hasAddress) return undefined;
  return { id: 'capture-dns', title: patternTitles['capture-dns'], resource: resource.key, aim: undefined };
}

/** For the first entry of the rule's hosts. */
function onEntry(
  { resource }: Finding,
  snapshot: Snapshot,
  id: 'turn-on-outlier-detection' | 'route-through-egress-gateway',
): FindingPattern | undefined {
  const entry = resource && entriesOf(snapshot, resource.key)[0];
  return entry && { id, title: patternTitles[id], resource: entry.resource.key, aim: undefined };
}

function atPort({ resource, path = [] }: Finding, snapshot: Snapshot): FindingPattern | undefined {
  if (resource === undefined) return undefined;
  const item = path.slice(resource.place.path.length, resource.place.path.length + 3);
  const number = item[1] === 'ports' ? valueAt(resource.value, [...item, 'number']) : undefined;
  const aim = typeof number === 'number' ? { port: number } : undefined;
  const misplaced = aim && misplacedFor(snapshot, resource.key, aim.port);
  if (misplaced) return { id: 'move-tls-block', title: titleToMoveTls(misplaced), resource: resource.key, aim };
  return { ...startTls, resource: resource.key, aim };
}

/** Whether the tls block of a rule is meant for another port than that of its finding. */
function misplacedOf({ resource }: Finding, snapshot: Snapshot): boolean {
  const entries = resource ? entriesOf(snapshot, resource.key) : [];
  return entries.some((entry) =>
    entry.ports.some(
      ({ number }) => misplacedFor(snapshot, entry.resource.key, number)?.rule.resource.key === resource?.key,
    ),
  );
}

/** For the entry of the rule's host, where the apps start TLS on a port of it. */
function forHost({ resource }: Finding, snapshot: Snapshot): FindingPattern | undefined {
  const entry = resource && entriesOf(snapshot, resource.key).find(({ ports }) => ports.some(isTls));
  return entry && { ...startTls, resource: entry.resource.key, aim: undefined };
}

function isTls({ class: protocol }: ServiceEntry['ports'][number]): boolean {
  return protocol === 'tls';
}

/** The entries with a host that a DestinationRule or VirtualService names. */
function entriesOf({ mesh }: Snapshot, key: string): readonly ServiceEntry[] {
  const { named, defined } = hostsOf(mesh);
  const [host, ...more] = named.get(key) ?? [];
  const first = host === undefined ? [] : (defined.get(host) ?? []);
  if (more.length === 0) return first;
  const found = new Set([...first, ...more.flatMap((each) => defined.get(each) ?? [])]);
  return mesh.entries.filter((entry) => found.has(entry));
}

interface Hosts {
  /** The hosts that a DestinationRule or VirtualService names, by its key. */
  readonly named: ReadonlyMap<string, readonly string[]>;
  /** The entries that define a host by exactly that name, in the order of the mesh. */
  readonly defined: ReadonlyMap<string, readonly ServiceEntry[]>;
}

// Asked for each finding, of which a large design has thousands.
const known = new WeakMap<Mesh, Hosts>();

function hostsOf(mesh: Mesh): Hosts {
  const kept = known.get(mesh);
  if (kept) return kept;
  const defined = new Map<string, ServiceEntry[]>();
  for (const entry of mesh.entries)
    for (const host of new Set(entry.hosts)) {
      const others = defined.get(host);
      if (others) others.push(entry);
      else defined.set(host, [entry]);
    }
  const named = new Map([
    ...mesh.virtualServices.map(({ resource, hosts }) => [resource.key, hosts] as const),
    ...mesh.rules.map(({ resource, host }) => [resource.key, [host]] as const),
  ]);
  const hosts: Hosts = { named, defined };
  known.set(mesh, hosts);
  return hosts;
}

/** Opens the sheet that shows what the pattern would write. */
export function openPatternFor({ id, resource, aim }: FindingPattern): void {
  void openPattern(id, resource, aim);
}
