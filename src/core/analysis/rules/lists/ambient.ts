import type { Rule } from '../../rule';
import { ambientExportTo } from '../ambient-export-to';
import { ambientRegistryOnly } from '../ambient-registry-only';
import { ambientWithoutWaypoint } from '../ambient-without-waypoint';
import { forwardedTlsAtWaypoint } from '../forwarded-tls-at-waypoint';
import { ignoredAtWaypoint } from '../ignored-at-waypoint';
import { policyWithoutWaypoint } from '../policy-without-waypoint';
import { routeAwayFromWaypoint } from '../route-away-from-waypoint';
import { sourcesAtWaypoint } from '../sources-at-waypoint';
import { unusedWaypoint } from '../unused-waypoint';
import { waypointWithoutAddress } from '../waypoint-without-address';

/** Pods of ambient mode, and their waypoints. */
export const ambientRules: readonly Rule[] = [
  ambientWithoutWaypoint,
  ambientExportTo,
  ambientRegistryOnly,
  waypointWithoutAddress,
  routeAwayFromWaypoint,
  sourcesAtWaypoint,
  ignoredAtWaypoint,
  unusedWaypoint,
  policyWithoutWaypoint,
  forwardedTlsAtWaypoint,
];
