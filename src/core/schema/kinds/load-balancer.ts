import { choice, describedAt, duration, object, percentage } from '../field-types';
import type { ObjectType } from '../types';
import { consistentHash } from './consistent-hash';
import { localityLbSetting, zoneAwareLbSetting } from './locality';

// Mapping: istio/istio pilot/pkg/networking/core/cluster_traffic_policy.go (applyLoadBalancer) and core/loadbalancer.

const url = 'https://istio.io/latest/docs/reference/config/networking/destination-rule/';

/** How calls are spread over the endpoints. */
export const loadBalancer: ObjectType = object(
  describedAt(`${url}#LoadBalancerSettings`, [
    {
      name: 'simple',
      url: `${url}#LoadBalancerSettings-SimpleLB`,
      alsoCalled: ['policy', 'algorithm'],
      type: choice(
        {
          value: 'LEAST_REQUEST',
          doc: 'Of two endpoints drawn at random, the one with fewer open requests gets the call.',
        },
        {
          value: 'ROUND_ROBIN',
          doc: 'One endpoint after the other, in each proxy by itself. Slow endpoints get as many calls as fast ones.',
        },
        { value: 'RANDOM', doc: 'Any endpoint. It knows no slow start.' },
        {
          value: 'PASSTHROUGH',
          doc: 'The address that the app dialled, as with resolution NONE; the endpoints are dropped.',
        },
        { value: 'UNSPECIFIED', doc: 'As when it is unset: LEAST_REQUEST.' },
        { value: 'LEAST_CONN', doc: 'The old name of LEAST_REQUEST, which does the same.' },
      ),
      ref: 'crd-dr-lb-simple',
      doc: 'How an endpoint is chosen for each call. It has no effect with NONE, and with one endpoint.',
      default: { value: 'LEAST_REQUEST', source: 'Istio' },
    },
    {
      name: 'consistentHash',
      alsoCalled: ['hash'],
      type: consistentHash,
      ref: 'crd-dr-hash-key',
      doc: 'Keeps calls with the same key on the same endpoint while the endpoints stay the same.',
    },
    {
      name: 'localityLbSetting',
      alsoCalled: ['locality', 'localityLbSettings', 'localityLoadBalancing'],
      type: localityLbSetting,
      doc: 'Prefers endpoints near the caller. The ranking starts to work when outlierDetection is there too.',
      default: { value: 'on, by region, zone and subzone', source: 'the mesh' },
      emptyMeans: 'An empty block is on, by region, zone and subzone, whatever the mesh says.',
    },
    {
      name: 'zoneAwareLbSetting',
      type: zoneAwareLbSetting,
      since: '1.31',
      doc: 'Prefers endpoints of its own zone in proportion. Istio refuses it beside localityLbSetting.',
    },
    {
      name: 'warmup',
      alsoCalled: ['slowStart'],
      type: object(
        describedAt(`${url}#WarmupConfiguration`, [
          {
            name: 'duration',
            type: duration,
            required: true,
            ref: 'crd-dr-warmup',
            doc: 'How long a new endpoint gets less than its share.',
          },
          {
            name: 'minimumPercent',
            type: percentage,
            nullable: true,
            ref: 'crd-dr-warmup',
            doc: 'Share in percent with which it starts.',
            default: { value: '10', source: 'Envoy' },
          },
          {
            name: 'aggression',
            type: { type: 'number', minimum: 0, formerly: { before: '1.29', minimum: 1 } },
            nullable: true,
            ref: 'crd-dr-warmup',
            doc: 'Above 1 the share grows faster at first.',
            default: { value: '1', source: 'Envoy' },
          },
        ]),
      ),
      doc: 'Lets new endpoints start slowly. Works with ROUND_ROBIN and LEAST_REQUEST.',
    },
    {
      name: 'warmupDurationSecs',
      type: duration,
      ref: 'crd-duration',
      deprecated: 'warmup',
      doc: 'How long a new endpoint gets less than its share, from before warmup was a block.',
    },
  ]),
  [['simple', 'consistentHash']],
);
