import { isIp, percentToEject, selectedBy, type ServiceEntry } from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import { valueAt } from '../../../core/yaml';
import { changeInSteps, refused } from '../change-steps';
import { readableEntry } from './aim';
import { repeatsOf } from './exact-rules';
import type { Chosen, Pattern } from './pattern';
import { blocksInForce, editPolicies } from './policy-steps';
import { detectionWords } from '../words/ejection-patterns';
import { patternTitles } from '../words/titles';

/** How many addresses DNS is taken to answer with, where only DNS knows. */
const assumedAddresses = 3;

export const turnOnOutlierDetection: Pattern = {
  id: 'turn-on-outlier-detection',
  title: patternTitles['turn-on-outlier-detection'],
  about: detectionWords.about,
  offered: (snapshot, key) => {
    const entry = ejectingEntry(snapshot, key);
    return typeof entry === 'string' ? entry : true;
  },
  choices: (snapshot, key) => {
    const entry = ejectingEntry(snapshot, key);
    if (typeof entry === 'string') return [];
    const count = countOf(snapshot, entry);
    return count.known ? [] : [{ type: 'text', id: 'addresses', label: count.label, value: String(count.guess) }];
  },
  change: (snapshot, key, chosen) => {
    const entry = ejectingEntry(snapshot, key);
    if (typeof entry === 'string') return refused(entry);
    const count = countFor(snapshot, entry, chosen);
    if (count === undefined) return refused(detectionWords.writeCount);
    const block = { consecutive5xxErrors: 5, maxEjectionPercent: percentToEject(1, count) };
    return changeInSteps(snapshot, detectionWords.label(entry.hosts[0] ?? entry.name), 'command', [
      editPolicies(
        entry,
        (policy, path) =>
          policy['outlierDetection'] === undefined
            ? [{ type: 'set', path: [...path, 'outlierDetection'], value: block }]
            : [],
        policyText(block),
      ),
    ]);
  },
  warns: (snapshot, key) => {
    const entry = ejectingEntry(snapshot, key);
    return typeof entry === 'string' ? [] : [...repeatsOf(snapshot, entry), ...warningsFor(snapshot, entry)];
  },
};

function ejectingEntry(snapshot: Snapshot, key: string): ServiceEntry | string {
  const entry = readableEntry(snapshot, key);
  if (typeof entry === 'string') return entry;
  const { resolution, name } = entry;
  if (resolution === 'NONE' || resolution === 'DYNAMIC_DNS') return detectionWords.noEndpoint(resolution);
  if (resolution === 'DNS_ROUND_ROBIN') return detectionWords.oneHost;
  if (resolution === 'STATIC' && entry.selector === undefined && joined(snapshot, entry).every(isEmpty))
    return detectionWords.addTwo(name);
  const count = countOf(snapshot, entry);
  if (count.known && count.total === 1) return detectionWords.oneEndpoint(name);
  const blocks = blocksInForce(snapshot, entry, 'outlierDetection');
  if (blocks.length > 0 && blocks.every((block) => block !== undefined)) return detectionWords.isOn(name);
  return entry;
}

/** How many endpoints the host has: as written, or what is asked where the text cannot tell, with a guess. */
type Count =
  | { readonly known: true; readonly total: number }
  | { readonly known: false; readonly label: string; readonly guess: number };

function countOf({ mesh }: Snapshot, entry: ServiceEntry): Count {
  const all = joined({ mesh }, entry);
  const written = all.reduce((sum, each) => sum + each.endpoints.length, 0);
  // Whether entries of one host and namespace join depends on all their settings (pilot/pkg/model/sidecar.go, canMergeServices), so it is asked.
  if (all.length > 1)
    return { known: false, label: detectionWords.endpointsOfAll(entry.hosts[0] ?? ''), guess: guessOf(written) };
  if (entry.selector !== undefined) {
    const { entries, pods } = selectedBy(mesh, entry);
    const guess = guessOf(entries.length + pods.length);
    return { known: false, label: detectionWords.selected, guess };
  }
  const isKnown = entry.resolution === 'STATIC' || entry.endpoints.every(({ address }) => isIp(address));
  if (written > 0 && isKnown) return { known: true, total: written };
  return { known: false, label: detectionWords.dnsAnswers, guess: guessOf(written) };
}

function guessOf(count: number): number {
  return count > 1 ? count : assumedAddresses;
}

/** The entries of the namespace with a host of this one, itself among them: their endpoints may be those of one cluster. */
function joined({ mesh }: Pick<Snapshot, 'mesh'>, entry: ServiceEntry): ServiceEntry[] {
  return mesh.entries.filter(
    (each) => each.namespace === entry.namespace && each.hosts.some((host) => entry.hosts.includes(host)),
  );
}

function isEmpty({ endpoints, selector }: ServiceEntry): boolean {
  return endpoints.length === 0 && selector === undefined;
}

function countFor(snapshot: Snapshot, entry: ServiceEntry, chosen: Chosen): number | undefined {
  const count = countOf(snapshot, entry);
  if (count.known) return count.total;
  const written = chosen['addresses'] ?? String(count.guess);
  return typeof written === 'string' && /^\d{1,3}$/.test(written.trim()) && Number(written) > 1
    ? Number(written)
    : undefined;
}

function warningsFor(snapshot: Snapshot, entry: ServiceEntry): string[] {
  const localities = new Set(entry.endpoints.map(({ locality }) => locality ?? ''));
  const isBlind = entry.ports.every((port) => port.class === 'tls' || port.class === 'tcp');
  return [
    ...(localities.size > 1 && !isLocalityOff(snapshot, entry) ? [detectionWords.localityFailover] : []),
    ...(isBlind ? [detectionWords.onlyFailedConnections] : []),
  ];
}

/** Whether every policy in force for the entry keeps localities from ordering its endpoints. */
function isLocalityOff(snapshot: Snapshot, entry: ServiceEntry): boolean {
  const blocks = blocksInForce(snapshot, entry, 'loadBalancer');
  const setting = (block: unknown): unknown => valueAt(block, ['localityLbSetting']);
  return (
    blocks.length > 0 &&
    blocks.every(
      (block) =>
        valueAt(setting(block), ['enabled']) === false || valueAt(setting(block), ['distribute']) !== undefined,
    )
  );
}

function policyText(block: Readonly<Record<string, number>>): string {
  const lines = Object.entries(block).map(([field, value]) => `      ${field}: ${value}\n`);
  return `    outlierDetection:\n${lines.join('')}`;
}
