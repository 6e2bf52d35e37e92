import type { QuickFix } from '../../text';
import type { Subject } from '../report';
import { has, itemsOf, type Spot } from './read';
import { warn } from './refuse';
import { remedy } from './remedy';
import { checkDestination } from './virtual-service-destination';

/** Who gets copies of the requests, and of how many. Bounds of shares stand with their fields. */
export function checkMirrors(subject: Subject, route: Spot): void {
  for (const name of ['mirrorPercent', 'mirror_percent']) if (has(route, name)) warnOfPercent(subject, route, name);
  checkDestination(subject, route, 'mirror', 'wh-vs-mirror-dest');
  for (const mirror of itemsOf(route, 'mirrors'))
    checkDestination(subject, mirror, 'destination', 'wh-vs-mirrors-dest');
}

function warnOfPercent(subject: Subject, route: Spot, name: string): void {
  warn(subject, {
    rule: 'deprecated-field',
    path: [...route.path, name],
    part: 'key',
    ref: 'wh-vs-mirrorpercent-deprecated',
    message: `${name} is deprecated, and istiod warns of it. Use mirrorPercentage.`,
    fix: replacePercent(subject, route, name),
  });
}

/**
 * The same share under the new name. Where that is there already it is the one that counts, and the old one goes (istio/istio
 * pilot/pkg/networking/core/route/route.go, MirrorPercent).
 */
function replacePercent(subject: Subject, route: Spot, name: string): (() => QuickFix | null) | undefined {
  const path = [...route.path, name];
  if (has(route, 'mirrorPercentage')) return remedy(subject, `Remove ${name}`, [{ type: 'delete', path }]);
  const share = route.value[name];
  // A share above 100 is refused under either name.
  if (typeof share !== 'number' || share > 100) return undefined;
  return remedy(subject, 'Write it as mirrorPercentage', [
    { type: 'rename', path, name: 'mirrorPercentage' },
    { type: 'set', path: [...route.path, 'mirrorPercentage'], value: { value: share } },
  ]);
}
