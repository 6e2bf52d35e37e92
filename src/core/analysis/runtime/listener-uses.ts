import { sameList } from '../../lists';
import { portsNumbered, isIp, listenerUsesOf, type ListenerUse, type LostChain } from '../../mesh';
import type { Path } from '../../text';
import { flatOf, question, type Question } from '../question';
import type { Report } from '../rule';
import { reportsOf } from './find-hits';
import type { Hit } from './hits';

type Listener = ListenerUse['listeners'][number];

/** The listeners of all ports as the design's sidecars get them. */
const listenerUses = question((input, before: readonly ListenerUse[] | undefined) =>
  sameList(listenerUsesOf(input.mesh), before),
);

/** What a rule finds in the listeners of each port, one report for each place. */
export function forListeners(find: (use: ListenerUse) => readonly Hit[]): Question<readonly Report[]> {
  const hits = hitsInListeners(find);
  return reportsOf(hits);
}

/** The same, before places are told apart. */
export function hitsInListeners(find: (use: ListenerUse) => readonly Hit[]): Question<readonly Hit[]> {
  return flatOf(listenerUses, find);
}

/** The listener of a port on all addresses, which takes what no address of its own has; undefined where there is none. */
export function wildcardListener({ listeners }: ListenerUse): Listener | undefined {
  return listeners.find(({ name }) => name.startsWith('0.0.0.0_'));
}

/** The listeners of a port that are bound to a written address, with that. */
export function addressListeners({ listeners }: ListenerUse): readonly { listener: Listener; address: string }[] {
  return listeners
    .map((listener) => ({ listener, address: listener.name.slice(0, listener.name.lastIndexOf('_')) }))
    .filter(({ address }) => address !== '0.0.0.0' && isIp(address));
}

/** The place of a port's protocol; of the port where it states none. */
export function protocolPath({ index, protocol }: { readonly index: number; readonly protocol: string }): Path {
  return ['spec', 'ports', index, ...(protocol === '' ? [] : ['protocol'])];
}

/** Whether two protocols do not share a listener, since servers of one of them speak first. */
export function isServerFirstConflict({ port, to }: LostChain): boolean {
  const winner = portsNumbered(to.ports, port.number)[0]?.protocol.toUpperCase();
  const own = port.protocol.toUpperCase();
  return [own, winner].some((each) => each === 'MONGO' || each === 'MYSQL') && own !== winner;
}

/** Whether both are hosts of one entry, which nobody means to be told apart. */
export function isOneEntry({ port, to }: LostChain): boolean {
  return portsNumbered(to.ports, port.number)[0]?.owner.resource === port.owner.resource;
}
