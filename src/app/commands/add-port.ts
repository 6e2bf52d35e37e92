import { editAt, type ChangeResult } from '../../core/edit-at';
import { isRecord, type Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { refused } from './change-steps';
import { listAt } from './list-at';
import { addWords } from './words/add';

/** A port to be written: an item of a ServiceEntry's `ports`. */
export interface NewPort {
  readonly number: number;
  /** Made from the protocol when unset. */
  readonly name?: string;
  readonly protocol: string;
  readonly targetPort?: number;
}

/** The change that adds a port to a ServiceEntry: when none is given, the first of 443, 80, 5432 and so on that it does not have. */
export function addPort(snapshot: Snapshot, entry: Resource, wanted?: NewPort): ChangeResult {
  const ports = listAt(entry, 'spec', 'ports').filter(isRecord);
  const taken = new Set(ports.map((port) => port['number']));
  const port: NewPort = wanted ?? nextPort(taken);
  const { number, protocol, targetPort } = port;
  if (!Number.isInteger(number) || number < 1 || number > 65_535) return refused(addWords.noPort(number));
  if (taken.has(number)) return refused(addWords.hasPort(entry.name, number));
  const names = new Set(ports.map((each) => each['name']));
  const name = port.name ?? protocol.toLowerCase();
  const free = names.has(name) ? `${name}-${number}` : name;
  const value = { number, name: free, protocol, ...(targetPort === undefined ? {} : { targetPort }) };
  return editAt(
    snapshot,
    { ...entry.place, path: [] },
    [{ type: 'insert', path: [...entry.place.path, 'spec', 'ports'], index: ports.length, value }],
    { label: addWords.addPort(number), origin: 'canvas' },
  );
}

const usualPorts: readonly NewPort[] = [
  { number: 443, name: 'https', protocol: 'HTTPS' },
  { number: 80, name: 'http', protocol: 'HTTP' },
  { number: 5432, name: 'tcp-postgres', protocol: 'TCP' },
  { number: 8080, name: 'http-alt', protocol: 'HTTP' },
  { number: 8443, name: 'https-alt', protocol: 'HTTPS' },
];

function nextPort(taken: ReadonlySet<unknown>): NewPort {
  const usual = usualPorts.find(({ number }) => !taken.has(number));
  if (usual) return usual;
  let number = 9000;
  while (taken.has(number)) number++;
  return { number, name: 'tcp', protocol: 'TCP' };
}
