import { fixedBits } from '../../address';
import type { FilterChain } from './listener';

/**
 * Why Envoy refuses a listener with these chains: patterns of server names other than `*.suffix`, and conditions that two chains share
 * (envoy source/common/listener_manager/filter_chain_manager_impl.cc, addFilterChains). Undefined where it takes them.
 */
export function rejectionOf(chains: readonly FilterChain[]): string | undefined {
  const taken = new Map<string, FilterChain>();
  for (const chain of chains) {
    if (chain.isDefault) continue;
    const odd = chain.serverNames.find(isOddServerName);
    if (odd !== undefined)
      return `Envoy rejects the listener: ${odd} cannot be a server name, since * stands for whole labels there.`;
    for (const name of namesOf(chain)) {
      for (const bits of bitsOf(chain)) {
        const key = `${chain.takes === 'http' ? 'http' : ''}|${name}|${bits}`;
        const other = taken.get(key);
        if (other !== undefined && other !== chain)
          return `Envoy rejects the listener: two of its filter chains are ${sharedWords(name)}.`;
        taken.set(key, chain);
      }
    }
  }
  return undefined;
}

/** Whether a name is a pattern that Envoy does not take for a server name: it knows `*.suffix` alone. */
export function isOddServerName(name: string): boolean {
  return name.lastIndexOf('*') > 0 || (name.startsWith('*') && !name.startsWith('*.'));
}

/** The server names of a chain as Envoy compares them; one empty text for any. */
export function namesOf({ serverNames }: FilterChain): readonly string[] {
  return serverNames.length === 0 ? any : serverNames.map((name) => name.toLowerCase());
}

/** The ranges of a chain as fixed bits; one empty text for any. Ranges from 0.0.0.0 are left out by istiod (listener.go, toFilterChainMatch). */
export function bitsOf({ ranges }: FilterChain): readonly string[] {
  if (ranges.length === 0) return any;
  const bits = ranges.filter((range) => !range.startsWith('0.0.0.0')).flatMap((range) => fixedBits(range) ?? []);
  return bits.length === 0 ? any : bits;
}

const any: readonly string[] = [''];

function sharedWords(name: string): string {
  return name === '' ? 'for the same addresses' : `for the server name ${name} at the same addresses`;
}
