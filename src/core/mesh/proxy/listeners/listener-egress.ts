import { protocolClass } from '../../protocol';
import type { ServicePort } from '../../service-entry';
import type { EgressListener } from '../../sidecar';
import type { Imported, Scope } from '../scope/scope';

/** A part of a proxy's listeners with its own services: an egress listener of a Sidecar, or everything where none is written. */
export interface EgressPart {
  /** The port that it listens on, whatever those of its services are; undefined for each service's own ports. */
  readonly listen: Pick<ServicePort, 'number' | 'class' | 'protocol'> | undefined;
  /** The address to listen on; undefined for those of the services. */
  readonly bind: string | undefined;
  /** Whether Envoy has sockets of its own for it, so that no redirection is needed (bindToPort). */
  readonly isBound: boolean;
  readonly imported: Imported;
}

const remembered = new WeakMap<Scope, readonly EgressPart[]>();

/** The parts in the order in which istiod makes listeners of them: those with a port of their own first, whatever the order in the Sidecar. */
export function egressParts(scope: Scope): readonly EgressPart[] {
  let parts = remembered.get(scope);
  if (parts === undefined) remembered.set(scope, (parts = readParts(scope)));
  return parts;
}

function readParts(scope: Scope): readonly EgressPart[] {
  const own = scope.ownListeners.map((imported) => partOf(scope, imported.listener, imported));
  const written = scope.sidecar?.listeners ?? [];
  const open = written.find((each) => each.port === undefined);
  if (open !== undefined) return [...own, partOf(scope, open, scope)];
  return written.length > 0 ? own : [partOf(scope, everything, scope)];
}

/** What a proxy without a Sidecar listens on. */
const everything = { port: undefined, protocol: '', bind: undefined, captureMode: undefined };

type Written = Pick<EgressListener, 'port' | 'protocol' | 'bind' | 'captureMode'>;

/**
 * Without a written address, a listener that traffic is not redirected to is bound to the loopback address; nothing is redirected to a proxy in mode NONE,
 * whatever the Sidecar says (pilot/pkg/networking/core/listener.go, buildSidecarOutboundListeners).
 */
function partOf({ proxy }: Scope, { port, protocol, bind, captureMode }: Written, imported: Imported): EgressPart {
  const isBound = proxy.bindsPorts || captureMode === 'NONE';
  return {
    listen: port === undefined ? undefined : { number: port, protocol, class: protocolClass(protocol) },
    bind: bind ?? (isBound ? '127.0.0.1' : undefined),
    isBound,
    imported,
  };
}
