import { fixedBits } from '../../address';
import type { ChainChoice, Connection, FilterChain, Listener } from './listener';
import { bitsOf, namesOf } from './listener-rejected';
import { listenerFor } from './listener-lookup';
import { becauseOf, losersOf } from './listener-words';
import type { Scope } from '../scope/scope';

/** The filter chain that takes a connection, and why. */
export function chooseChain(scope: Scope, connection: Connection): ChainChoice {
  const listener = listenerFor(scope, connection);
  const chain = chainIn(listener, connection);
  return {
    listener,
    chain,
    because: becauseOf(scope, listener, { chain, connection }),
    losers: losersOf(listener, { chain, connection }),
  };
}

/**
 * Envoy narrows the chains down by address, then server name, then the kind of bytes, always to the closest, and never goes back: where a later step finds
 * nothing, the default chain takes the connection (envoy source/common/listener_manager/filter_chain_manager_impl.cc, findFilterChain).
 */
export function chainIn(listener: Listener, connection: Connection): FilterChain | undefined {
  const index = indexOf(listener);
  const names = index.ranges.get(closestRange(index, connection));
  const leaf = names && leafFor(names, connection.sni?.toLowerCase());
  return (leaf && chainAt(leaf, connection.payload)) ?? index.last;
}

/** Chains that differ by the bytes that they take. */
interface Leaf {
  http?: FilterChain;
  any?: FilterChain;
}

type Names = Map<string, Leaf>;

interface Index {
  /** By the bits that a range fixes; empty for chains without ranges. */
  readonly ranges: ReadonlyMap<string, Names>;
  /** The bits of all ranges, longest first. */
  readonly bits: readonly string[];
  readonly last: FilterChain | undefined;
}

const indexes = new WeakMap<Listener, Index>();

function indexOf(listener: Listener): Index {
  let index = indexes.get(listener);
  if (index === undefined) indexes.set(listener, (index = makeIndex(listener)));
  return index;
}

function makeIndex({ chains }: Listener): Index {
  const ranges = new Map<string, Names>();
  for (const chain of chains) {
    if (chain.isDefault) continue;
    for (const bits of bitsOf(chain)) {
      const names = ranges.get(bits) ?? new Map<string, Leaf>();
      ranges.set(bits, names);
      for (const name of namesOf(chain)) addLeaf(names, name, chain);
    }
  }
  const bits = [...ranges.keys()].filter((each) => each !== '').sort((a, b) => b.length - a.length);
  return { ranges, bits, last: chains.find((chain) => chain.isDefault) };
}

function addLeaf(names: Names, name: string, chain: FilterChain): void {
  const leaf = names.get(name) ?? {};
  leaf[chain.takes === 'http' ? 'http' : 'any'] ??= chain;
  names.set(name, leaf);
}

/** The longest range around the dialled address; of an address that is not known, around a range that it is taken to lie in. */
function closestRange({ bits }: Index, { address, within = [] }: Connection): string {
  const known = (address === undefined ? within : [address]).flatMap((each) => fixedBits(each) ?? []);
  return bits.find((each) => known.some((one) => one.startsWith(each))) ?? '';
}

/** The exact name, else the longest pattern, else chains for any name. */
function leafFor(names: Names, sni: string | undefined): Leaf | undefined {
  if (sni === undefined) return names.get('');
  const exact = names.get(sni);
  if (exact !== undefined) return exact;
  for (let dot = sni.indexOf('.'); dot >= 0; dot = sni.indexOf('.', dot + 1)) {
    const found = names.get(`*${sni.slice(dot)}`);
    if (found !== undefined) return found;
  }
  return names.get('');
}

/** Plaintext only looks at chains for plaintext where there are some, and at no others. */
function chainAt({ http, any }: Leaf, payload: Connection['payload']): FilterChain | undefined {
  if (payload === 'tls' || http === undefined) return any;
  return payload === 'raw' ? undefined : http;
}
