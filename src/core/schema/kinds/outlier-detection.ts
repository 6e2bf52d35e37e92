import { anyDuration, describedAt, duration, flag, int32, list, object, uint32 } from '../field-types';
import type { ObjectType } from '../types';

const url = 'https://istio.io/latest/docs/reference/config/networking/destination-rule/';

// Mapping and defaults: istio/istio pilot/pkg/networking/core/cluster_traffic_policy.go (applyOutlierDetection); the algorithm is Envoy's
// (source/common/upstream/outlier_detection_impl.cc).

/** Passive ejection. Nothing is probed: only the results of real calls count, in each proxy by itself. */
export const outlierDetection: ObjectType = object(
  describedAt(`${url}#OutlierDetection`, [
    {
      name: 'consecutive5xxErrors',
      alsoCalled: ['consecutive5xxError', 'consecutiveServerErrors'],
      type: uint32,
      nullable: true,
      common: true,
      ref: 'crd-u32',
      doc: 'Ejects an endpoint after so many 5xx answers in a row; 0 switches this detector off. Connect failures and timeouts count as well, on TCP and TLS ports nothing else does. 4xx, and 429 with them, reset the count.',
      default: { value: '5', source: 'Envoy' },
    },
    {
      name: 'consecutiveGatewayErrors',
      alsoCalled: ['consecutiveGatewayFailure', 'consecutiveGatewayFailures'],
      type: uint32,
      nullable: true,
      common: true,
      ref: 'crd-u32',
      doc: 'Ejects an endpoint after so many 502, 503 or 504 in a row. It acts only while it is below consecutive5xxErrors, which counts them too.',
      default: { value: '0, off', source: 'Istio' },
    },
    {
      name: 'interval',
      type: duration,
      common: true,
      ref: 'crd-duration',
      doc: 'Time between two sweeps, and only a sweep takes an ejected endpoint back. Ejection itself comes at once.',
      default: { value: '10s', source: 'Envoy' },
    },
    {
      name: 'baseEjectionTime',
      alsoCalled: ['ejectionTime'],
      type: duration,
      common: true,
      ref: 'crd-duration',
      doc: 'How long an endpoint stays out the first time; each further ejection adds the same again, up to 300s.',
      default: { value: '30s', source: 'Envoy' },
    },
    {
      name: 'maxEjectionPercent',
      alsoCalled: ['maxEjectionPercentage'],
      type: int32({ minimum: 0, maximum: 100, ref: 'wh-dr-od-percents' }, 'percent'),
      common: true,
      ref: 'crd-i32',
      doc: 'Most endpoints that may be out at the same time, in percent of all. An ejection that would go beyond is skipped, so 10 % of three endpoints ejects none.',
      default: { value: '10', source: 'Envoy' },
    },
    {
      name: 'minHealthPercent',
      alsoCalled: ['minHealthPercentage', 'minHealthyPercent'],
      type: int32({ minimum: 0, maximum: 100, ref: 'wh-dr-od-percents' }, 'percent'),
      common: true,
      ref: 'crd-i32',
      doc: 'When fewer endpoints than this are left, Envoy ignores ejections and uses all of them. With 0 and all ejected, calls get 503.',
      default: { value: '0, never', source: 'Istio' },
    },
    {
      name: 'splitExternalLocalOriginErrors',
      type: flag,
      common: true,
      doc: 'Counts connect failures, timeouts and resets apart from HTTP answers. On TCP and TLS ports only consecutiveLocalOriginFailures ejects then.',
      default: { value: 'false', source: 'Envoy' },
    },
    {
      name: 'consecutiveLocalOriginFailures',
      type: uint32,
      nullable: true,
      ref: 'crd-u32',
      doc: 'Ejects an endpoint after so many failures to connect or to get an answer in a row. Istio refuses it without splitExternalLocalOriginErrors.',
      default: { value: '5 when split', source: 'Envoy' },
    },
    {
      name: 'outlierDetectionHttpErrorCodes',
      type: list({ type: 'integer', minimum: 100, maximum: 599 }),
      since: '1.31',
      ref: 'crd-dr-outlier-codes',
      doc: 'The HTTP status codes that count as errors in place of 5xx, for example 429.',
      default: { value: '500 to 599', source: 'Envoy' },
    },
    {
      name: 'consecutiveErrors',
      type: int32(),
      ref: 'wh-dr-od-consecutive-deprecated',
      deprecated: 'consecutive5xxErrors or consecutiveGatewayErrors',
      doc: 'Ignored by istiod, which warns of it. It was one detector for what are two now.',
    },
  ]),
);

/** Limits how many retries are in flight as a share of the requests. */
export const retryBudget: ObjectType = object(
  describedAt(`${url}#TrafficPolicy-RetryBudget`, [
    {
      name: 'percent',
      type: { type: 'number', minimum: 0, maximum: 100, format: 'percent' },
      nullable: true,
      ref: 'crd-dr-retrybudget',
      doc: 'Retries in flight, in percent of the requests in flight.',
      default: { value: '20', source: 'Envoy' },
    },
    {
      name: 'minRetryConcurrency',
      type: uint32,
      ref: 'crd-u32',
      doc: 'Retries that are always allowed at the same time, whatever the percentage.',
      default: { value: '3', source: 'Envoy' },
    },
    {
      name: 'budgetInterval',
      type: anyDuration,
      since: '1.31',
      ref: 'crd-duration-free',
      doc: 'The time over which requests are counted for the budget, in place of those in flight at the moment.',
    },
  ]),
);
