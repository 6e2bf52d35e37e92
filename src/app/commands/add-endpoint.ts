import { editAt, type ChangeResult } from '../../core/edit-at';
import { isRecord, resolutionConflicts, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { valueAt } from '../../core/yaml';
import { refused } from './change-steps';

/** The change that adds an endpoint to a ServiceEntry; refused when the entry's resolution does not take it. */
export function addEndpoint(snapshot: Snapshot, entry: Resource, address: string): ChangeResult {
  const wanted = address.trim();
  if (wanted === '' || /\s/.test(wanted))
    return refused('An endpoint needs an IP address, a host name or unix:///path.');
  const endpoints = listOf(entry, 'endpoints');
  const why = reasonAgainst(entry, [...endpoints, { address: wanted }]);
  if (why !== undefined) return refused(why);
  return editAt(
    snapshot,
    { ...entry.place, path: [] },
    [
      {
        type: 'insert',
        path: [...entry.place.path, 'spec', 'endpoints'],
        index: endpoints.length,
        value: { address: wanted },
      },
    ],
    { label: `Add endpoint ${wanted}`, origin: 'canvas' },
  );
}

/** The change that adds a port to a ServiceEntry: the first of 443, 80, 5432 and so on that it does not have. */
export function addPort(snapshot: Snapshot, entry: Resource): ChangeResult {
  const ports = listOf(entry, 'ports');
  const taken = new Set(ports.map((port) => (isRecord(port) ? port['number'] : undefined)));
  const port = usualPorts.find((each) => !taken.has(each.number)) ?? {
    number: firstFree(taken),
    name: 'tcp',
    protocol: 'TCP',
  };
  const names = new Set(ports.map((each) => (isRecord(each) ? each['name'] : undefined)));
  const name = names.has(port.name) ? `${port.name}-${port.number}` : port.name;
  return editAt(
    snapshot,
    { ...entry.place, path: [] },
    [
      {
        type: 'insert',
        path: [...entry.place.path, 'spec', 'ports'],
        index: ports.length,
        value: { number: port.number, name, protocol: port.protocol },
      },
    ],
    { label: `Add port ${port.number}`, origin: 'canvas' },
  );
}

/** What Istio would say to the last of these endpoints, or to all of them. */
function reasonAgainst(entry: Resource, endpoints: readonly unknown[]): string | undefined {
  const spec = valueAt(entry.value, ['spec']);
  if (!isRecord(spec)) return undefined;
  return resolutionConflicts({ ...spec, endpoints }).find(
    ({ path, by }) =>
      by !== 'nobody' && path[0] === 'endpoints' && (path.length === 1 || path[1] === endpoints.length - 1),
  )?.says;
}

const usualPorts = [
  { number: 443, name: 'https', protocol: 'HTTPS' },
  { number: 80, name: 'http', protocol: 'HTTP' },
  { number: 5432, name: 'tcp-postgres', protocol: 'TCP' },
  { number: 8080, name: 'http-alt', protocol: 'HTTP' },
  { number: 8443, name: 'https-alt', protocol: 'HTTPS' },
] as const;

function firstFree(taken: ReadonlySet<unknown>): number {
  let number = 9000;
  while (taken.has(number)) number++;
  return number;
}

function listOf(entry: Resource, field: string): readonly unknown[] {
  const value = valueAt(entry.value, ['spec', field]);
  return Array.isArray(value) ? value : [];
}
