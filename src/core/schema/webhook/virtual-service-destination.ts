import { isDnsLabel } from '../label-syntax';
import type { Subject } from '../report';
import { childOf, countOf, has, itemsOf, numberOf, textOf, type Spot } from './read';
import { labelAt, refuse } from './refuse';

/**
 * Where calls are sent (istio/istio pkg/config/validation/validation.go, validateDestination). The form of the host and the bounds of the port stand
 * with their fields.
 */
export function checkDestination(subject: Subject, parent: Spot, name: string, ref: string): void {
  const destination = childOf(parent, name);
  if (!destination) return;
  if (textOf(destination, 'host') === '*') {
    const message =
      'host is *, and calls go to hosts that a name or a domain stands for; istiod refuses it. Name the host.';
    refuse(subject, { rule: 'bad-format', path: [...destination.path, 'host'], ref, message });
  }
  const subset = textOf(destination, 'subset');
  if (subset !== '' && !isDnsLabel(subset)) {
    const message = `subset is up to 63 letters, digits and -; istiod refuses ${subset}. Name a subset of the host’s DestinationRule.`;
    refuse(subject, { rule: 'bad-format', path: [...destination.path, 'subset'], ref, message });
  }
  const port = childOf(destination, 'port');
  if (!port || has(port, 'number')) return;
  const message = 'number is missing in port; istiod refuses the port. Add it, or remove port.';
  refuse(subject, {
    rule: 'missing-field',
    path: [...port.path, 'number'],
    near: port.path,
    part: 'key',
    ref,
    message,
  });
}

/** Several destinations of which none gets anything. Their weights are shares of the sum, which need not be 100. */
export function checkWeights(subject: Subject, route: Spot, ref: string): void {
  const count = countOf(route, 'route');
  const destinations = itemsOf(route, 'route');
  if (count < 2 || destinations.some(isUnreadable)) return;
  if (destinations.reduce((sum, each) => sum + numberOf(each, 'weight'), 0) !== 0) return;
  const message = `The weights of the ${count} destinations of ${labelAt(subject, route.path)} add up to 0; istiod refuses that. Give each its share.`;
  refuse(subject, { rule: 'zero-weights', path: [...route.path, 'route'], part: 'key', ref, message });
}

function isUnreadable(destination: Spot): boolean {
  return has(destination, 'weight') && typeof destination.value['weight'] !== 'number';
}
