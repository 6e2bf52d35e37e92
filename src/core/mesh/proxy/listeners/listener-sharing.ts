import type { Listener } from './listener';
import { idOf, signatureOf } from './listener-signature';
import type { ListeningPort, Scope } from '../scope/scope';

type Table = ReadonlyMap<string, Listener>;

/** The listeners that are made from the same services. */
interface Shared {
  readonly tables: Map<string, Table>;
  /** A number for each list of ports, the same for equal lists: their texts are long, and are looked up once a list. */
  readonly numbers: WeakMap<readonly ListeningPort[], number>;
  readonly numbersByText: Map<string, number>;
}

const sharedBy = new WeakMap<object, Shared>();

/**
 * The listeners of a port, made once for all callers for whom they are equal. They are kept as long as the services of the mesh with that port stay: hundreds of
 * callers ask for those of a thousand services after each keystroke.
 */
export function sharedTable(scope: Scope, port: number, make: () => Table): Table {
  const services = scope.mesh.registry.withPort(port);
  let shared = sharedBy.get(services);
  if (shared === undefined)
    sharedBy.set(services, (shared = { tables: new Map(), numbers: new WeakMap(), numbersByText: new Map() }));
  const key = `${numberOf(shared, scope.listening(port))} ${signatureOf(scope, port)}`;
  let table = shared.tables.get(key);
  if (table === undefined) {
    // Each change of a rule makes another text; those of changes before are of no use.
    if (shared.tables.size >= most) shared.tables.clear();
    shared.tables.set(key, (table = make()));
  }
  return table;
}

const most = 500;

function numberOf({ numbers, numbersByText }: Shared, ports: readonly ListeningPort[]): number {
  let number = numbers.get(ports);
  if (number === undefined) {
    const text = ports.map(({ port }) => idOf(port)).join(' ');
    number = numbersByText.get(text) ?? numbersByText.size;
    numbersByText.set(text, number);
    numbers.set(ports, number);
  }
  return number;
}
