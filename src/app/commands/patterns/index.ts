import type { Pattern } from './pattern';
import { addEntryForHost } from './add-entry-for-host';
import { addFailoverOrder } from './add-failover-order';
import { backToDirect } from './back-to-direct';
import { captureDns } from './capture-dns';
import { forSidecars } from './for-sidecars';
import { moveTlsBlock } from './move-tls-block';
import { passTlsThrough } from './pass-tls-through';
import { routeThroughGateway } from './route-through-egress-gateway';
import { startTls } from './start-tls-at-the-sidecar';
import { turnOnOutlierDetection } from './turn-on-outlier-detection';

export { callsOn } from './aim';
export type { PatternAim } from './pattern';

/** The commands that rewrite several places at once, in the order of menus. */
export const patterns: readonly Pattern[] = [
  startTls,
  passTlsThrough,
  routeThroughGateway,
  backToDirect,
  addFailoverOrder,
  turnOnOutlierDetection,
].map(forSidecars);

/** The pattern of an id; undefined when there is none. */
export function findPattern(id: string): Pattern | undefined {
  return [...patterns, addEntryForHost, captureDns, moveTlsBlock].find((pattern) => pattern.id === id);
}
