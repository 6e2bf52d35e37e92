import type { Connection, ConnectStep } from '../commands/connect';
import { findPattern, type PatternAim } from '../commands/patterns';
import { getState } from '../store';

type PatternStep = Extract<ConnectStep, { type: 'pattern' }>;

/** The pattern that a wire to a gateway asks for. */
export const gatewayPattern = 'route-through-egress-gateway';

/** What a wire to a gateway is about beside its entry. */
export function aimOf({ port, gateway }: PatternStep): PatternAim {
  return { ...(port === null ? {} : { port }), ...(gateway === null ? {} : { gateway }) };
}

/** A connection with the objection of its pattern, if it has one, so that a drag says it before it is let go. */
export function judged(connection: Connection): Connection {
  if (!connection.fits || connection.then.type !== 'pattern') return connection;
  const { then } = connection;
  const offered = findPattern(gatewayPattern)?.offered(getState().snapshot, then.entry, aimOf(then)) ?? true;
  return offered === true ? connection : { fits: false, says: offered };
}
