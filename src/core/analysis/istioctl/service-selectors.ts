import { groupBy } from '../../lists';
import { labelsIn, selects } from '../../mesh';
import { question } from '../question';
import { indexSelectors, type Selecting } from '../../mesh';
import { perResource } from './per-resource';
import type { RuleInput } from '../run';
import { seenOf, type Seen } from './scope';

/** The Services of a namespace by the pods that they select. */
export interface ServiceSelectors {
  /** Those with a selector that matches labels. */
  readonly selecting: Selecting<Seen>;
  /** Those without a selector, in their order. */
  readonly open: readonly Seen[];
}

/** The drawn Services by their namespace. */
export const servicesByNamespace = question(
  (input): ReadonlyMap<string, ServiceSelectors> =>
    new Map(
      [...groupBy(seenOf(input, 'Service'), ({ namespace }) => namespace)].map(([namespace, services]) => [
        namespace,
        {
          selecting: indexSelectors(services, selectorOf),
          open: services.filter((service) => Object.keys(selectorOf(service)).length === 0),
        },
      ]),
    ),
);

const selectorOf = perResource(({ spec }) => labelsIn(spec, 'selector'));

/** A Service whose own selector asks for all labels of another one: somebody runs such pods. In one namespace or, without it, in any. */
export function serviceOfPods(input: RuleInput, selector: Seen['labels'], namespace?: string): Seen | undefined {
  return seenOf(input, 'Service').find(
    (service) => (namespace ?? service.namespace) === service.namespace && selects(selector, selectorOf(service)),
  );
}
