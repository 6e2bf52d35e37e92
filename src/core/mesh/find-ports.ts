import { groupBy } from '../lists';

interface Port {
  readonly number: number;
  readonly name: string;
}

/** The ports of a list with a number, in its order. */
export function portsNumbered<T extends Port>(ports: readonly T[], number: number): readonly T[] {
  return findPorts(numbered, ports, number, ({ number: own }) => own);
}

/** The ports of a list with a name, in its order. */
export function portsNamed<T extends Port>(ports: readonly T[], name: string): readonly T[] {
  return findPorts(named, ports, name, ({ name: own }) => own);
}

/** By what the ports of a list are found. */
type Memory<K> = WeakMap<readonly Port[], ReadonlyMap<K, readonly Port[]>>;

const numbered: Memory<number> = new WeakMap();
const named: Memory<string> = new WeakMap();
const none: readonly never[] = [];

/** Up to here it is quicker to look through a list than to remember it. */
const few = 16;

/** Of a long list the answers are remembered: whoever asks for one of thousands asks for the next. */
function findPorts<T extends Port, K>(
  memory: Memory<K>,
  ports: readonly T[],
  wanted: K,
  keyOf: (port: Port) => K,
): readonly T[] {
  if (ports.length <= few) return ports.filter((each) => keyOf(each) === wanted);
  let found = memory.get(ports);
  if (found === undefined) memory.set(ports, (found = groupBy(ports as readonly Port[], keyOf)));
  return (found.get(wanted) as readonly T[] | undefined) ?? none;
}
