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
  const own = scope.ownListeners.map((imported) => partOf(imported.listener, imported));
  const written = scope.sidecar?.listeners ?? [];
  const open = written.find((each) => each.port === undefined);
  if (open !== undefined) return [...own, partOf(open, scope)];
  return written.length > 0 ? own : [{ listen: undefined, bind: undefined, imported: scope }];
}

/** Without a written address, a listener that traffic is not redirected to is bound to the loopback address (listener.go, buildSidecarOutboundListeners). */
function partOf({ port, protocol, bind, captureMode }: EgressListener, imported: Imported): EgressPart {
  return {
    listen: port === undefined ? undefined : { number: port, protocol, class: protocolClass(protocol) },
    bind: bind ?? (captureMode === 'NONE' ? '127.0.0.1' : undefined),
    imported,
  };
}
