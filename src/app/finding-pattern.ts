import type { Finding } from '../core/analysis';
import type { ServiceEntry } from '../core/mesh';
import type { Snapshot } from '../core/snapshot';
import { valueAt } from '../core/yaml';
import type { PatternAim } from './commands/patterns';
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

/** Whether a finding can be mended from where it is shown, by a fix or a pattern. */
export function isFixable(finding: Finding): boolean {
  return (finding.fixes ?? []).length > 0 || (!finding.accepted && patternFor(finding) !== undefined);
}

/** The pattern for a finding; undefined where there is none. */
export function patternFor(finding: Finding, snapshot: Snapshot = getFindings().snapshot): FindingPattern | undefined {
  switch (finding.rule) {
    case 'plaintext-to-tls-port':
      return atPort(finding);
    case 'double-tls':
    case 'http-rules-without-http-port':
      return forHost(finding, snapshot);
    default:
      return undefined;
  }
}

function atPort({ resource, path = [] }: Finding): FindingPattern | undefined {
  if (resource === undefined) return undefined;
  const item = path.slice(resource.place.path.length, resource.place.path.length + 3);
  const number = item[1] === 'ports' ? valueAt(resource.value, [...item, 'number']) : undefined;
  return { ...startTls, resource: resource.key, aim: typeof number === 'number' ? { port: number } : undefined };
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
  const rule = mesh.rules.find(({ resource }) => resource.key === key);
  const routes = mesh.virtualServices.find(({ resource }) => resource.key === key);
  const hosts = rule ? [rule.host] : (routes?.hosts ?? []);
  return mesh.entries.filter((entry) => entry.hosts.some((host) => hosts.includes(host)));
}

/** Opens the sheet that shows what the pattern would write. */
export function openPatternFor({ id, resource, aim }: FindingPattern): void {
  void openPattern(id, resource, aim);
}
