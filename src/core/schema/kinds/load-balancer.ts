import { anyDuration, choice, duration, flag, list, map, object, percentage, text } from '../field-types';
import type { Field, ListType, ObjectType } from '../types';

// Mapping: istio/istio pilot/pkg/networking/core/cluster_traffic_policy.go (applyLoadBalancer) and core/loadbalancer.

const region = text({ format: 'locality' });

const failover: ListType = list(
  object([
    { name: 'from', type: region, doc: 'Region of the calling proxy. Regions only, no zones.' },
    { name: 'to', type: region, doc: 'Region that comes next when the own one has too few endpoints left.' },
  ]),
);

const ringSize: Field['type'] = { type: 'integer', minimum: 0 };

const localityLbSetting: ObjectType = object([
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
    doc: 'Which region is tried next. It works only with outlierDetection in the same policy, for without ejection no endpoint ever counts as failed.',
  },
  {
    name: 'failoverPriority',
    type: list(text()),
    doc: 'Labels by which endpoints are ranked, the most important first: an endpoint ranks higher the more leading labels equal those of the caller. Needs outlierDetection in the same policy.',
  },
  {
    name: 'distribute',
    type: list(
      object([
        {
          name: 'from',
          type: region,
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
    doc: 'Fixed shares for localities. It works without outlierDetection, and not together with failover.',
  },
]);

const zoneAwareLbSetting: ObjectType = object([
  { name: 'enabled', type: flag, nullable: true, doc: 'Whether calls prefer endpoints of the own zone.' },
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
]);

const consistentHash: ObjectType = object(
  [
    {
      name: 'httpHeaderName',
      type: text(),
      doc: 'Requests with the same value of this header go to the same endpoint.',
    },
    {
      name: 'httpCookie',
      type: object([
        { name: 'name', type: text(), required: true, ref: 'crd-dr-cookie-name', doc: 'Name of the cookie.' },
        { name: 'path', type: text(), doc: 'Path of the cookie that Envoy sets.' },
        {
          name: 'ttl',
          type: anyDuration,
          ref: 'crd-duration-free',
          doc: 'Age of the cookie that Envoy sets; without it Envoy sets none, with 0s one for the session.',
        },
        {
          name: 'attributes',
          type: list(
            object([
              { name: 'name', type: text(), required: true, ref: 'crd-dr-cookie-name', doc: 'Name of the attribute.' },
              { name: 'value', type: text(), doc: 'Its value.' },
            ]),
            { key: 'name' },
          ),
          doc: 'Further attributes of the cookie that Envoy sets.',
        },
      ]),
      doc: 'Requests with the same cookie go to the same endpoint.',
    },
    {
      name: 'useSourceIp',
      type: flag,
      doc: 'Calls from the same address go to the same endpoint. The only hash that works on TCP ports.',
    },
    {
      name: 'httpQueryParameterName',
      type: text(),
      doc: 'Requests with the same value of this query parameter go to the same endpoint.',
    },
    {
      name: 'ringHash',
      type: object([
        {
          name: 'minimumRingSize',
          type: ringSize,
          ref: 'crd-dr-ring-min',
          doc: 'Fewest places on the ring; more of them spread more evenly.',
          default: { value: '1024', source: 'Istio' },
        },
      ]),
      doc: 'The ring hash, which is also used when neither is named.',
    },
    {
      name: 'maglev',
      type: object([
        {
          name: 'tableSize',
          type: ringSize,
          ref: 'crd-dr-ring-min',
          doc: 'Size of the table: a prime number below 5000011.',
        },
      ]),
      doc: 'The Maglev hash.',
    },
    {
      name: 'minimumRingSize',
      type: ringSize,
      ref: 'crd-dr-ring-min',
      deprecated: 'ringHash.minimumRingSize',
      doc: 'Fewest places on the ring.',
    },
  ],
  [
    ['httpHeaderName', 'httpCookie', 'useSourceIp', 'httpQueryParameterName'],
    ['ringHash', 'maglev'],
  ],
);

/** How calls are spread over the endpoints. */
export const loadBalancer: ObjectType = object(
  [
    {
      name: 'simple',
      type: choice(
        { value: 'LEAST_REQUEST', doc: 'The endpoint with fewer open requests of two drawn at random.' },
        { value: 'ROUND_ROBIN', doc: 'One endpoint after the other.' },
        { value: 'RANDOM', doc: 'Any endpoint.' },
        { value: 'PASSTHROUGH', doc: 'The address that the app dialled; endpoints are dropped.' },
        { value: 'UNSPECIFIED', doc: 'As when it is unset.' },
        { value: 'LEAST_CONN', doc: 'Old name of LEAST_REQUEST.' },
      ),
      ref: 'crd-dr-lb-simple',
      doc: 'How an endpoint is chosen for each call. It has no effect with NONE, and with one endpoint.',
      default: { value: 'LEAST_REQUEST', source: 'Istio' },
    },
    {
      name: 'consistentHash',
      type: consistentHash,
      ref: 'crd-dr-hash-key',
      doc: 'Keeps calls with the same key on the same endpoint while the endpoints stay the same.',
    },
    {
      name: 'localityLbSetting',
      type: localityLbSetting,
      doc: 'Prefers endpoints near the caller. The ranking starts to work when outlierDetection is there too.',
      default: { value: 'on, by region, zone and subzone', source: 'the mesh' },
      emptyMeans: 'An empty block is on, by region, zone and subzone, whatever the mesh says.',
    },
    {
      name: 'zoneAwareLbSetting',
      type: zoneAwareLbSetting,
      since: '1.31',
      doc: 'Prefers endpoints of the own zone in proportion. Istio refuses it beside localityLbSetting.',
    },
    {
      name: 'warmup',
      type: object([
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
      doc: 'Lets new endpoints start slowly. Works with ROUND_ROBIN and LEAST_REQUEST.',
    },
    {
      name: 'warmupDurationSecs',
      type: duration,
      ref: 'crd-duration',
      deprecated: 'warmup',
      doc: 'How long a new endpoint gets less than its share.',
    },
  ],
  [['simple', 'consistentHash']],
);
