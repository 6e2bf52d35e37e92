import { describe, expect, it } from 'vitest';
import { design, entry, routes, rule, said, to } from '../testing/review-cases';

const api = entry('shop/a', 'a.example');
const calls = "{ url: 'http://a.example/x' }";
const drawn = design(['shop/cart', calls]);
const posts = design(['shop/cart', "{ url: 'http://a.example/x', method: POST }"]);

describe('policy', () => {
  it('has another timeout', () => {
    expect(
      said(
        [api, routes('shop/a', `[{ timeout: 3s, route: [${to('a.example')}] }]`), drawn],
        [api, routes('shop/a', `[{ timeout: 5s, route: [${to('a.example')}] }]`), drawn],
      ),
    ).toMatchInlineSnapshot(
      `"low limits-changed: For calls from shop/cart to a.example:80/x, timeout is 5s (was 3s). In VirtualService shop/a, spec.http[0].timeout is 5s (was 3s)."`,
    );
  });

  it('has a timeout at last', () => {
    expect(
      said([api, drawn], [api, routes('shop/a', `[{ timeout: 3s, route: [${to('a.example')}] }]`), drawn]),
    ).toMatchInlineSnapshot(
      `"low limits-changed: For calls from shop/cart to a.example:80/x, timeout is 3s (was none). VirtualService shop/a is new."`,
    );
  });

  it('has no timeout any more', () => {
    expect(
      said(
        [api, routes('shop/a', `[{ timeout: 3s, route: [${to('a.example')}] }]`), drawn],
        [api, routes('shop/a', `[{ route: [${to('a.example')}] }]`), drawn],
      ),
    ).toMatchInlineSnapshot(
      `"medium policy-stopped: VirtualService shop/a no longer applies the timeout to calls from shop/cart to a.example:80/x (was 3s). In VirtualService shop/a, spec.http[0].timeout is gone (was 3s)."`,
    );
  });

  it('has the same timeout in other words', () => {
    expect(
      said(
        [api, routes('shop/a', `[{ timeout: 60s, route: [${to('a.example')}] }]`), drawn],
        [api, routes('shop/a', `[{ timeout: 1m, route: [${to('a.example')}] }]`), drawn],
      ),
    ).toMatchInlineSnapshot(`""`);
  });

  it('stops where another rule comes first', () => {
    expect(
      said(
        [
          api,
          rule(
            'shop/b',
            '{ outlierDetection: { consecutive5xxErrors: 3 }, connectionPool: { tcp: { maxConnections: 5 } } }',
          ),
          drawn,
        ],
        [
          api,
          rule('shop/a', '{ connectionPool: { tcp: { maxConnections: 5 } } }'),
          rule(
            'shop/b',
            '{ outlierDetection: { consecutive5xxErrors: 3 }, connectionPool: { tcp: { maxConnections: 5 } } }',
          ),
          drawn,
        ],
      ),
    ).toMatchInlineSnapshot(`
      "medium rule-changed: Calls from shop/cart to a.example:80/x are governed by DestinationRule shop/a (was DestinationRule shop/b). DestinationRule shop/a is new.
      medium policy-stopped: DestinationRule shop/b no longer applies ejection of failing endpoints to calls from shop/cart to a.example:80/x (was consecutive5xxErrors 3). It is still written there. istiod merges it into DestinationRule shop/a, which comes first by name, since both are equally old. The trafficPolicy of DestinationRule shop/a stays as a whole, and of this rule only new subsets count. DestinationRule shop/a is new."
    `);
  });

  it('stops where settings of the port take its place', () => {
    expect(
      said(
        [api, rule('shop/a', '{ outlierDetection: { consecutive5xxErrors: 3 } }'), drawn],
        [
          api,
          rule(
            'shop/a',
            '{ outlierDetection: { consecutive5xxErrors: 3 }, portLevelSettings: [{ port: { number: 80 }, connectionPool: { tcp: { maxConnections: 3 } } }] }',
          ),
          drawn,
        ],
      ),
    ).toMatchInlineSnapshot(`
      "medium policy-stopped: DestinationRule shop/a no longer applies ejection of failing endpoints to calls from shop/cart to a.example:80/x (was consecutive5xxErrors 3). In DestinationRule shop/a, spec.trafficPolicy.portLevelSettings is new.
      low limits-changed: For calls from shop/cart to a.example:80/x, connectionPool.tcp.maxConnections is 3 (was no limit). In DestinationRule shop/a, spec.trafficPolicy.portLevelSettings is new."
    `);
  });

  it('stops where bytes are carried', () => {
    expect(
      said(
        [
          api,
          rule('shop/a', '{ connectionPool: { http: { http1MaxPendingRequests: 7 }, tcp: { maxConnections: 3 } } }'),
          drawn,
        ],
        [
          api.replace('HTTP', 'TCP'),
          rule('shop/a', '{ connectionPool: { http: { http1MaxPendingRequests: 7 }, tcp: { maxConnections: 3 } } }'),
          drawn,
        ],
      ),
    ).toMatchInlineSnapshot(`
      "medium rule-changed: Calls from shop/cart to a.example:80/x are carried as bytes (were read as HTTP). In ServiceEntry shop/a, spec.ports[0].protocol is TCP (was HTTP).
      medium policy-stopped: DestinationRule shop/a no longer applies limits to calls from shop/cart to a.example:80/x (was http.http1MaxPendingRequests 7). In ServiceEntry shop/a, spec.ports[0].protocol is TCP (was HTTP)."
    `);
  });

  it('has fewer limits, as written', () => {
    expect(
      said(
        [
          api,
          rule('shop/a', '{ connectionPool: { http: { http1MaxPendingRequests: 7 }, tcp: { maxConnections: 3 } } }'),
          drawn,
        ],
        [api, rule('shop/a', '{ connectionPool: { tcp: { maxConnections: 4 } } }'), drawn],
      ),
    ).toMatchInlineSnapshot(
      `"low limits-changed: For calls from shop/cart to a.example:80/x, connectionPool.tcp.maxConnections is 4 (was 3) and connectionPool.http.http1MaxPendingRequests is no limit (was 7). In DestinationRule shop/a, spec.trafficPolicy.connectionPool.http.http1MaxPendingRequests is gone (was 7) and spec.trafficPolicy.connectionPool.tcp.maxConnections is 4 (was 3)."`,
    );
  });

  it('switches ejection on with its defaults', () => {
    expect(said([api, drawn], [api, rule('shop/a', '{ outlierDetection: {} }'), drawn])).toMatchInlineSnapshot(
      `"low limits-changed: For calls from shop/cart to a.example:80/x, outlierDetection.consecutive5xxErrors is 5 (was off), outlierDetection.interval is 10s (was off), outlierDetection.baseEjectionTime is 30s (was off), outlierDetection.maxEjectionPercent is 10 % (was off) and outlierDetection.minHealthPercent is 0 % (was off). DestinationRule shop/a is new."`,
    );
  });

  it('has the same limits where a rule is split', () => {
    expect(
      said(
        [api, rule('shop/a', '{ connectionPool: { tcp: { maxConnections: 3 } } }'), drawn],
        [
          api,
          rule(
            'shop/a',
            '{ portLevelSettings: [{ port: { number: 80 }, connectionPool: { tcp: { maxConnections: 3 } } }] }',
          ),
          drawn,
        ],
      ),
    ).toMatchInlineSnapshot(`""`);
  });

  it('spreads calls otherwise', () => {
    expect(
      said(
        [api, rule('shop/a', '{ loadBalancer: { simple: RANDOM } }'), drawn],
        [api, rule('shop/a', '{ loadBalancer: { simple: ROUND_ROBIN } }'), drawn],
      ),
    ).toMatchInlineSnapshot(
      `"low limits-changed: For calls from shop/cart to a.example:80/x, loadBalancer is ROUND_ROBIN (was RANDOM). In DestinationRule shop/a, spec.trafficPolicy.loadBalancer.simple is ROUND_ROBIN (was RANDOM)."`,
    );
  });

  it('repeats writes', () => {
    expect(
      said(
        [api, routes('shop/a', `[{ route: [${to('a.example')}] }]`), posts],
        [
          api,
          routes(
            'shop/a',
            `[{ retries: { attempts: 3, retryOn: '5xx,connect-failure' }, route: [${to('a.example')}] }]`,
          ),
          posts,
        ],
      ),
    ).toMatchInlineSnapshot(
      `"medium retries-of-writes: Calls from shop/cart to a.example:80/x (POST) may be sent again up to 3 times after the server saw them, on 5xx (were not). In VirtualService shop/a, spec.http[0].retries is new."`,
    );
  });

  it('repeats writes that nobody draws', () => {
    expect(
      said(
        [api, routes('shop/a', `[{ route: [${to('a.example')}] }]`), drawn],
        [
          api,
          routes(
            'shop/a',
            `[{ retries: { attempts: 3, retryOn: '5xx,connect-failure' }, route: [${to('a.example')}] }]`,
          ),
          drawn,
        ],
      ),
    ).toMatchInlineSnapshot(
      `"medium retries-of-writes: POST and PATCH requests from shop/cart to a.example:80/x may be sent again up to 3 times after the server saw them, on 5xx (were not). In VirtualService shop/a, spec.http[0].retries is new."`,
    );
  });

  it('repeats only what the server has not seen', () => {
    expect(
      said(
        [api, routes('shop/a', `[{ route: [${to('a.example')}] }]`), posts],
        [
          api,
          routes('shop/a', `[{ retries: { attempts: 3, retryOn: connect-failure }, route: [${to('a.example')}] }]`),
          posts,
        ],
      ),
    ).toMatchInlineSnapshot(
      `"low limits-changed: For calls from shop/cart to a.example:80/x (POST), retries are 3 more tries; on connect-failure (were 2 more tries; on connect-failure, refused-stream, unavailable, cancelled). In VirtualService shop/a, spec.http[0].retries is new."`,
    );
  });

  it('repeats reads, where writes have a rule of their own', () => {
    expect(
      said(
        [
          api,
          routes(
            'shop/a',
            `[{ match: [{ method: { exact: POST } }], route: [${to('a.example')}] }, { route: [${to('a.example')}] }]`,
          ),
          drawn,
        ],
        [
          api,
          routes(
            'shop/a',
            `[{ match: [{ method: { exact: POST } }], route: [${to('a.example')}] }, { retries: { attempts: 3, retryOn: 5xx }, route: [${to('a.example')}] }]`,
          ),
          drawn,
        ],
      ),
    ).toMatchInlineSnapshot(
      `"low limits-changed: For calls from shop/cart to a.example:80/x, retries are 3 more tries; on 5xx (were 2 more tries; on connect-failure, refused-stream, unavailable, cancelled). In VirtualService shop/a, spec.http[1].retries is new."`,
    );
  });

  it('repeats writes less', () => {
    expect(
      said(
        [api, routes('shop/a', `[{ retries: { attempts: 3, retryOn: '5xx' }, route: [${to('a.example')}] }]`), posts],
        [api, routes('shop/a', `[{ retries: { attempts: 2, retryOn: '5xx' }, route: [${to('a.example')}] }]`), posts],
      ),
    ).toMatchInlineSnapshot(
      `"low limits-changed: For calls from shop/cart to a.example:80/x (POST), retries are 2 more tries; on 5xx (were 3 more tries; on 5xx). In VirtualService shop/a, spec.http[0].retries.attempts is 2 (was 3)."`,
    );
  });
});
