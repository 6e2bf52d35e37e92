import { percentToEject, type ServiceEntry } from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import { changeInSteps, refused } from '../change-steps';
import { readableEntry } from './aim';
import { repeatsOf } from './exact-rules';
import type { Chosen, Pattern } from './pattern';
import { blocksInForce, editPolicies } from './policy-steps';

/** How many addresses DNS is taken to answer with, where only DNS knows. */
const assumedAddresses = 3;

export const turnOnOutlierDetection: Pattern = {
  id: 'turn-on-outlier-detection',
  title: 'Turn on outlier detection',
  about: 'An endpoint that fails five times in a row is left out for a while; each sidecar counts for itself.',
  offered: (snapshot, key) => {
    const entry = ejectingEntry(snapshot, key);
    return typeof entry === 'string' ? entry : true;
  },
  choices: (snapshot, key) => {
    const entry = ejectingEntry(snapshot, key);
    if (typeof entry === 'string' || endpointsOf(entry) !== undefined) return [];
    return [
      { type: 'text', id: 'addresses', label: 'Addresses that DNS answers with', value: String(assumedAddresses) },
    ];
  },
  change: (snapshot, key, chosen) => {
    const entry = ejectingEntry(snapshot, key);
    if (typeof entry === 'string') return refused(entry);
    const count = countFor(entry, chosen);
    if (count === undefined)
      return refused('Write how many addresses there are, 2 or more: of one, ejection leaves none.');
    const block = { consecutive5xxErrors: 5, maxEjectionPercent: percentToEject(1, count) };
    return changeInSteps(snapshot, `Turn on outlier detection for ${entry.hosts[0] ?? entry.name}`, 'command', [
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
    return typeof entry === 'string' ? [] : [...repeatsOf(snapshot, entry), ...warningsFor(entry)];
  },
};

function ejectingEntry(snapshot: Snapshot, key: string): ServiceEntry | string {
  const entry = readableEntry(snapshot, key);
  if (typeof entry === 'string') return entry;
  const { resolution, name } = entry;
  if (resolution === 'NONE' || resolution === 'DYNAMIC_DNS')
    return `${resolution} dials what was asked for, so there is no endpoint to leave out.`;
  if (resolution === 'DNS_ROUND_ROBIN')
    return 'DNS_ROUND_ROBIN is one host to Envoy: ejecting it fails every call. Use DNS to spread over addresses.';
  if (endpointsOf(entry) === 1) return `${name} has one endpoint: leaving it out fails every call.`;
  const blocks = blocksInForce(snapshot, entry, 'outlierDetection');
  if (blocks.length > 0 && blocks.every((block) => block !== undefined))
    return `Outlier detection is on for ${name} already.`;
  return entry;
}

/** How many endpoints are written; undefined where DNS, or pods that are selected, decide. */
function endpointsOf({ endpoints, resolution }: ServiceEntry): number | undefined {
  const isKnown = resolution === 'STATIC' || endpoints.every(({ address }) => /^[\d.]+$|:/.test(address));
  return endpoints.length > 0 && isKnown ? endpoints.length : undefined;
}

function countFor(entry: ServiceEntry, chosen: Chosen): number | undefined {
  const known = endpointsOf(entry);
  if (known !== undefined) return known;
  const written = chosen['addresses'] ?? String(assumedAddresses);
  return typeof written === 'string' && /^\d{1,3}$/.test(written.trim()) && Number(written) > 1
    ? Number(written)
    : undefined;
}

function warningsFor(entry: ServiceEntry): string[] {
  const localities = new Set(entry.endpoints.map(({ locality }) => locality ?? ''));
  const isBlind = entry.ports.every((port) => port.class === 'tls' || port.class === 'tcp');
  return [
    ...(localities.size > 1
      ? ['Ejection turns locality failover on: endpoints nearer to the caller are used first.']
      : []),
    ...(isBlind ? ['On TLS and TCP ports only failed connections count: status codes are not seen.'] : []),
  ];
}

function policyText(block: Readonly<Record<string, number>>): string {
  const lines = Object.entries(block).map(([field, value]) => `      ${field}: ${value}\n`);
  return `    outlierDetection:\n${lines.join('')}`;
}
