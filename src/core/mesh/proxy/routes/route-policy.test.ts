import { describe, expect, it } from 'vitest';
import { apiEntries, policyOfRule, routeOf, toSubset } from '../../../testing/route-fixture';

describe('the policy of a route', () => {
  const defaults = ['connect-failure', 'refused-stream', 'unavailable', 'cancelled', 'retriable-status-codes'];

  // The facts of pilot/pkg/networking/core/route/retry/retry_test.go, TestRetry.
  it.each<[string, unknown]>([
    ['{attempts: 0}', null],
    ['{perTryTimeout: 2s}', null],
    [
      '{attempts: 2, retryOn: "some,fake,conditions", perTryTimeout: 3s}',
      { attempts: 2, retryOn: ['some', 'fake', 'conditions'], statusCodes: [], perTryTimeout: '3s' },
    ],
    ['{attempts: 2, retryOn: "some,fake,conditions,,,"}', { retryOn: ['some', 'fake', 'conditions'], statusCodes: [] }],
    [
      '{attempts: 2, retryOn: "gateway-error,retriable-status-codes,503"}',
      { retryOn: ['gateway-error', 'retriable-status-codes'], statusCodes: [503] },
    ],
    ['{attempts: 2, retryOn: " some,\\t,fake ,\\tconditions, ,"}', { retryOn: ['some', 'fake', 'conditions'] }],
    [
      '{attempts: 2, retryOn: "some,fake,5xx,404,conditions,503"}',
      { retryOn: ['some', 'fake', '5xx', 'conditions', 'retriable-status-codes'], statusCodes: [404, 503] },
    ],
    [
      '{attempts: 2, retryOn: "some,fake,conditions,1000"}',
      { retryOn: ['some', 'fake', 'conditions', '1000'], statusCodes: [] },
    ],
    [
      '{attempts: 5}',
      {
        attempts: 5,
        retryOn: defaults,
        statusCodes: [],
        perTryTimeout: null,
        by: 'resource',
        path: ['spec', 'http', 0, 'retries'],
      },
    ],
    ['{attempts: 2, retryRemoteLocalities: true}', { retryRemoteLocalities: true, retryOn: defaults }],
  ])('retries: %s', (retries, expected) => {
    expect(policyOfRule(`- {retries: ${retries}, ${toSubset('x')}}`)).toMatchObject({ retries: expected });
  });

  it('tries twice again where nobody says it, or as MeshConfig says', () => {
    expect(policyOfRule(`- {${toSubset('x')}}`)).toMatchObject({
      timeout: null,
      retries: { attempts: 2, retryOn: defaults, by: 'istio' },
    });
    const meshConfig = { defaultHttpRetryPolicy: { attempts: 4, retryOn: '503' } };
    expect(policyOfRule(`- {${toSubset('x')}}`, { meshConfig })).toMatchObject({
      retries: { attempts: 4, retryOn: ['retriable-status-codes'], statusCodes: [503], by: 'mesh', path: undefined },
    });
    expect(routeOf(apiEntries, { meshConfig: { defaultHttpRetryPolicy: { attempts: 0 } } }).action).toMatchObject({
      policy: { retries: null },
    });
  });

  it('has the timeout with its place, and none for nothing', () => {
    expect(policyOfRule(`- {timeout: 1.5s, ${toSubset('x')}}`)).toMatchObject({
      timeout: '1.5s',
      timeoutPath: ['spec', 'http', 0, 'timeout'],
    });
    expect(policyOfRule(`- {timeout: 0s, ${toSubset('x')}}`)).toMatchObject({
      timeout: null,
      timeoutPath: ['spec', 'http', 0, 'timeout'],
    });
  });

  it.each<[string, unknown]>([
    [
      '{delay: {fixedDelay: 3s, percentage: {value: 12.5}}}',
      { delay: '3s', delayPercent: 12.5, abort: null, abortPercent: null },
    ],
    ['{delay: {fixedDelay: 3s, percent: 7}}', { delay: '3s', delayPercent: 7 }],
    ['{delay: {fixedDelay: 3s}}', { delay: '3s', delayPercent: 0 }],
    ['{delay: {exponentialDelay: 3s}}', null],
    [
      '{abort: {httpStatus: 503, percentage: {value: 100}}}',
      { abort: 503, abortPercent: 100, delay: null, delayPercent: null },
    ],
    ['{abort: {httpStatus: 503}}', { abort: 503, abortPercent: 0 }],
    [
      '{abort: {grpcStatus: UNAVAILABLE, percentage: {value: 5}}}',
      { abort: 200, abortPercent: 5, grpcStatus: 'UNAVAILABLE' },
    ],
  ])('fault: %s', (fault, expected) => {
    expect(policyOfRule(`- {fault: ${fault}, ${toSubset('x')}}`)).toMatchObject({ fault: expected });
  });

  it.each<[string, readonly (readonly [string, number])[]]>([
    ['mirror: {host: m.com}', [['m.com', 100]]],
    ['mirror: {host: m.com}, mirrorPercentage: {value: 0}', []],
    ['mirror: {host: m.com}, mirrorPercentage: {value: 50.5}, mirrorPercent: 3', [['m.com', 50.5]]],
    ['mirror: {host: m.com}, mirrorPercent: 20', [['m.com', 20]]],
    [
      'mirrors: [{destination: {host: m.com}}, {destination: {host: n.com}, percentage: {value: 10}}, {destination: {host: o.com}, percentage: {}}]',
      [
        ['m.com', 100],
        ['n.com', 10],
      ],
    ],
  ])('%s', (mirror, expected) => {
    expect(policyOfRule(`- {${mirror}, ${toSubset('x')}}`)).toMatchObject({
      mirrors: expected.map(([host, percent]) => ({ destination: { host, port: 80 }, percent })),
    });
  });
});
