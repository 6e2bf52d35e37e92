import { describedAt, flag, list, map, object, text } from '../field-types';
import type { ListType, ObjectType } from '../types';

// How localities become priorities: istio/istio pilot/pkg/networking/core/loadbalancer (applyLocalityFailover, applyFailoverPriorities).

const url = 'https://istio.io/latest/docs/reference/config/networking/destination-rule/';

const region = text({ format: 'region' });

const failover: ListType = list(
  object(
    describedAt(`${url}#LocalityLoadBalancerSetting-Failover`, [
      { name: 'from', type: region, doc: 'Region of the calling proxy. Regions only, no zones.' },
      { name: 'to', type: region, doc: 'Region that comes next when its own has too few endpoints left.' },
    ]),
  ),
);

/** Which endpoints are preferred by where they and the caller are. */
export const localityLbSetting: ObjectType = object(
  describedAt(`${url}#LocalityLoadBalancerSetting`, [
    {
      name: 'enabled',
      type: flag,
      nullable: true,
      doc: 'false puts all endpoints into one pool for this rule, whatever the mesh says.',
      default: { value: 'true', source: 'Istio' },
    },
    {
      name: 'failover',
      type: failover,
      doc: 'Which region is tried next. Without outlierDetection in the same policy it is not applied, and calls go to all localities alike.',
    },
    {
      name: 'failoverPriority',
      type: list(text()),
      doc: 'Labels by which endpoints are ranked, the most important first: an endpoint ranks higher the more leading labels equal those of the caller. Without outlierDetection in the same policy it is not applied.',
    },
    {
      name: 'distribute',
      type: list(
        object(
          describedAt(`${url}#LocalityLoadBalancerSetting-Distribute`, [
            {
              name: 'from',
              type: text({ format: 'locality-pattern' }),
              doc: 'Locality of the calling proxy, region/zone/subzone, where a trailing * stands for any.',
            },
            {
              name: 'to',
              type: map(
                {
                  type: 'integer',
                  minimum: 0,
                  maximum: 4_294_967_295,
                  format: 'weight',
                  within: { minimum: 1, maximum: 100, ref: 'wh-dr-loc-weight' },
                },
                { key: 'locality' },
              ),
              ref: 'crd-dr-locality-to',
              doc: 'Percent of the calls for each locality; they add up to 100. Localities that are not listed get none.',
            },
          ]),
        ),
      ),
      doc: 'Fixed shares for localities. It works without outlierDetection, and not together with failover.',
    },
  ]),
);

/** Envoy's own preference for the zone of the caller. */
export const zoneAwareLbSetting: ObjectType = object(
  describedAt(`${url}#LoadBalancerSettings`, [
    {
      name: 'enabled',
      type: flag,
      nullable: true,
      doc: 'Whether calls prefer endpoints of its own zone.',
    },
    {
      name: 'minClusterSize',
      type: { type: 'integer', minimum: 1, maximum: 4_294_967_295 },
      nullable: true,
      ref: 'crd-dr-zone-min',
      doc: 'With fewer endpoints than this, zones are ignored.',
    },
    { name: 'failover', type: failover, doc: 'Which region is tried next.' },
    {
      name: 'failoverPriority',
      type: list(text()),
      doc: 'Labels by which endpoints are ranked; labels of the topology are refused here.',
    },
  ]),
);
