import type { Snapshot } from '../../../core/snapshot';
import { refused } from '../change-steps';
import type { Pattern } from './pattern';
import { aimWords } from '../words/patterns';

/**
 * A pattern that is refused where pods have no sidecar: ztunnel reads neither VirtualService nor DestinationRule, and a waypoint only some of what they say
 * (pilot/pkg/networking/core/listener_waypoint.go), so that a rewritten text would promise what nobody does.
 */
export function forSidecars(pattern: Pattern): Pattern {
  return {
    ...pattern,
    offered: (snapshot, key, aim) => refusalIn(snapshot) ?? pattern.offered(snapshot, key, aim),
    change: (snapshot, key, chosen, aim) => {
      const refusal = refusalIn(snapshot);
      return refusal === undefined ? pattern.change(snapshot, key, chosen, aim) : refused(refusal);
    },
  };
}

function refusalIn({ mesh }: Snapshot): string | undefined {
  return mesh.settings.dataPlane === 'ambient' ? aimWords.ambient : undefined;
}
