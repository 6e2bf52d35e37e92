import { lastListenerPorts } from '../../../schema';
import type { Connection, Listener } from './listener';
import { wildcard } from './listener-claims';
import { fallbackOf } from './listener-fallback';
import { bindKey, tableOf } from './listener-table';
import type { Scope } from '../scope/scope';

/** The listeners of a sidecar for a port; without the one that takes what no other takes. */
export function listenersOn(scope: Scope, port: number): readonly Listener[] {
  return [...tableOf(scope, port).values()];
}

/**
 * The listener that takes a connection: that of the dialled address and port, else that of the port on all addresses, else `virtualOutbound`. One that Envoy
 * rejects is not there.
 */
export function listenerFor(scope: Scope, { address, addressOf, port }: Connection): Listener {
  const table = tableOf(scope, port);
  const keys = [
    ...(addressOf === undefined ? [] : [bindKey({ address: addressOf.host, hidden: true })]),
    ...(address === undefined ? [] : [bindKey({ address, hidden: false })]),
    ...(isOwnPort(port) ? [] : [wildcard]),
  ];
  for (const key of keys) {
    const found = table.get(key);
    if (found !== undefined && found.rejected === undefined) return found;
  }
  return lastListener(scope, isOwnPort(port));
}

/**
 * Whether Envoy itself has a socket for a connection within its pod, at that address or at all of them, which needs no redirection
 * (pilot/pkg/networking/core/listener.go, buildSidecarOutboundListeners: bindToPort).
 */
export function hasSocket(scope: Scope, address: string, port: number): boolean {
  const table = tableOf(scope, port);
  return [bindKey({ address, hidden: false }), wildcard].some((key) => {
    const found = table.get(key);
    return found?.isBound === true && found.rejected === undefined;
  });
}

/** Calls to the ports of the two catch-all listeners end there, so that they do not go round in circles (pilot/pkg/networking/core/listener_builder.go). */
function isOwnPort(port: number): boolean {
  return lastListenerPorts.has(port);
}

const lastListeners = new WeakMap<Scope, Map<boolean, Listener>>();

function lastListener(scope: Scope, refuses: boolean): Listener {
  let made = lastListeners.get(scope);
  if (made === undefined) lastListeners.set(scope, (made = new Map<boolean, Listener>()));
  let found = made.get(refuses);
  if (found === undefined) made.set(refuses, (found = makeLast(scope, refuses)));
  return found;
}

function makeLast(scope: Scope, refuses: boolean): Listener {
  const fallback = refuses ? { fallback: 'BlackHoleCluster' as const } : fallbackOf(scope);
  return { name: 'virtualOutbound', port: 15001, chains: [], ...fallback, waits: false, lost: [], isBound: false };
}
