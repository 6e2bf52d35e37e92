import { count, describedAt, duration, flag, object, text } from '../field-types';
import type { Field, ObjectType } from '../types';

// What becomes of them: istio/istio pilot/pkg/networking/core/route/retry/retry.go (ConvertPolicy, parseRetryOn).

const fields: readonly Field[] = [
  {
    name: 'attempts',
    type: count('wh-vs-retry-negative'),
    common: true,
    ref: 'crd-i32',
    alsoCalled: ['retries', 'maxRetries', 'numRetries'],
    doc: 'How often a request is tried again; 3 means up to four tries. 0 switches retries off.',
    default: { value: '2, when the whole block is unset', source: 'the mesh' },
  },
  {
    name: 'perTryTimeout',
    type: duration,
    common: true,
    ref: 'crd-duration',
    alsoCalled: ['perRetryTimeout', 'tryTimeout'],
    doc: 'Limit of each try. A try that runs into it is repeated only when retryOn has 5xx, gateway-error or reset.',
    default: { value: 'timeout', source: 'Envoy' },
  },
  {
    name: 'retryOn',
    type: text({ format: 'retry-on' }),
    common: true,
    alsoCalled: ['retryConditions', 'on'],
    doc: 'What is tried again, separated by commas: conditions of Envoy and status codes. 5xx, gateway-error, reset and codes repeat writes too.',
    default: { value: 'connect-failure,refused-stream,unavailable,cancelled', source: 'Istio' },
  },
  {
    name: 'backoff',
    type: duration,
    ref: 'crd-duration',
    alsoCalled: ['backOff', 'baseInterval'],
    doc: 'Base of the growing, random pause between tries; the longest pause is ten times as long.',
    default: { value: '25ms', source: 'Envoy' },
  },
  {
    name: 'retryRemoteLocalities',
    type: flag,
    nullable: true,
    doc: 'Retries go to endpoints of another priority than those tried. It needs localities with outlierDetection.',
    default: { value: 'false', source: 'Istio' },
  },
  {
    name: 'retryIgnorePreviousHosts',
    type: flag,
    nullable: true,
    doc: 'Retries avoid endpoints that were tried already, as far as others are left.',
    default: { value: 'true, unless the destination hashes', source: 'Istio' },
  },
];

/** Whether and how failed requests are tried again. */
export const retries: ObjectType = object(
  describedAt('https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRetry', fields),
);
