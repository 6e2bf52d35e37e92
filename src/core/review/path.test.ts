import { describe, expect, it } from 'vitest';
import { design, entry, routes, rule, said, to, written } from '../testing/review-cases';

const api = entry('shop/a', 'a.example');
const other = entry('shop/b', 'b.example');
const calls = "{ url: 'http://a.example/x' }";
const drawn = design(['shop/cart', calls]);

const pods = (annotations: string): string =>
  written(
    'Deployment',
    'shop/cart',
    `{ template: { metadata: { labels: { app: cart }, annotations: { ${annotations} } } } }`,
  ).replace('networking.istio.io/v1', 'apps/v1');

describe('the path of a call', () => {
  it('goes past the sidecar of its pod', () => {
    const past = pods('traffic.sidecar.istio.io/excludeOutboundPorts: "80"');
    expect(said([api, pods(''), drawn], [api, past, drawn])).toMatchInlineSnapshot(
      `"medium path-changed: Calls from shop/cart to a.example:80/x leave past every proxy, as the app sends them (went through the sidecar). In Deployment shop/cart, spec.template.metadata.annotations["traffic.sidecar.istio.io/excludeOutboundPorts"] is 80 (was unset)."`,
    );
    const open = drawn.replace('REGISTRY_ONLY', 'ALLOW_ANY');
    expect(said([past, open], [pods(''), open])).toMatchInlineSnapshot(
      `"medium path-changed: Calls from shop/cart to a.example:80/x pass through to the dialled address, without any policy (left past every proxy, as the app sends them). In Deployment shop/cart, spec.template.metadata.annotations["traffic.sidecar.istio.io/excludeOutboundPorts"] is gone (was 80)."`,
    );
  });

  it('goes through a tunnel', () => {
    const mq = entry('shop/a', 'a.example').replace(
      'number: 80, name: http, protocol: HTTP',
      'number: 5671, name: tcp, protocol: TCP',
    );
    const tunnel = rule('shop/a', '{ tunnel: { targetHost: far.example, targetPort: 443 } }');
    const call = design(['shop/cart', "{ url: 'tcp://a.example:5671' }"]);
    expect(said([mq, call], [mq, tunnel, call])).toMatchInlineSnapshot(
      `"medium path-changed: Calls from shop/cart to a.example:5671 go through the sidecar and the CONNECT tunnel of a.example to far.example:443 (went through the sidecar). DestinationRule shop/a is new."`,
    );
  });

  it('has another rule of the same routes', () => {
    expect(
      said(
        [
          api,
          routes(
            'shop/a',
            `[{ match: [{ uri: { exact: /z } }], route: [${to('a.example')}] }, { route: [${to('a.example')}] }]`,
          ),
          drawn,
        ],
        [
          api,
          routes(
            'shop/a',
            `[{ match: [{ uri: { prefix: / } }], route: [${to('a.example')}] }, { route: [${to('a.example')}] }]`,
          ),
          drawn,
        ],
      ),
    ).toMatchInlineSnapshot(
      `"medium rule-changed: Calls from shop/cart to a.example:80/x are routed by VirtualService shop/a http[0] (was VirtualService shop/a http[1]). In VirtualService shop/a, spec.http[0].match[0].uri.exact is gone (was /z) and spec.http[0].match[0].uri.prefix is / (was unset)."`,
    );
  });

  it('has the same rule in another place', () => {
    expect(
      said(
        [api, routes('shop/a', `[{ route: [${to('a.example')}] }]`), drawn],
        [
          api,
          routes(
            'shop/a',
            `[{ match: [{ uri: { exact: /z } }], route: [${to('a.example')}] }, { route: [${to('a.example')}] }]`,
          ),
          drawn,
        ],
      ),
    ).toMatchInlineSnapshot(`""`);
  });

  it('has the same rule by another name', () => {
    expect(
      said(
        [api, routes('shop/a', `[{ route: [${to('a.example')}] }]`), drawn],
        [api, routes('shop/renamed', `[{ route: [${to('a.example')}] }]`), drawn],
      ),
    ).toMatchInlineSnapshot(`""`);
  });

  it('has a rule from another namespace', () => {
    expect(
      said(
        [api, rule('shop/a', '{ tls: { mode: SIMPLE } }'), drawn],
        [api, rule('istio-system/a', '{ tls: { mode: SIMPLE } }'), drawn],
      ),
    ).toMatchInlineSnapshot(
      `"medium rule-changed: Calls from shop/cart to a.example:80/x are governed by DestinationRule istio-system/a (was DestinationRule shop/a). DestinationRule istio-system/a is new. DestinationRule shop/a is gone."`,
    );
  });

  it('has another entry', () => {
    expect(
      said([api, drawn], [entry('shop/z', 'a.example', 'resolution: DNS, location: MESH_INTERNAL'), drawn]),
    ).toMatchInlineSnapshot(
      `"medium rule-changed: Calls from shop/cart to a.example:80/x are defined by ServiceEntry shop/z (was ServiceEntry shop/a). ServiceEntry shop/z is new. ServiceEntry shop/a is gone."`,
    );
  });

  it('has routes that change nothing', () => {
    expect(
      said([api, drawn], [api, routes('shop/a', `[{ route: [${to('a.example')}] }]`), drawn]),
    ).toMatchInlineSnapshot(`""`);
  });

  it('is split otherwise', () => {
    expect(
      said(
        [
          api,
          other,
          routes('shop/a', `[{ route: [${to('a.example', ', weight: 90')}, ${to('b.example', ', weight: 10')}] }]`),
          drawn,
        ],
        [
          api,
          other,
          routes('shop/a', `[{ route: [${to('a.example', ', weight: 50')}, ${to('b.example', ', weight: 50')}] }]`),
          drawn,
        ],
      ),
    ).toMatchInlineSnapshot(
      `"medium rule-changed: Calls from shop/cart to a.example:80/x are split 50 % to a.example:80 and 50 % to b.example:80 (were split 90 % to a.example:80 and 10 % to b.example:80). In VirtualService shop/a, spec.http[0].route[0].weight is 50 (was 90) and spec.http[0].route[1].weight is 50 (was 10)."`,
    );
  });

  it('has other headers', () => {
    expect(
      said(
        [api, routes('shop/a', `[{ route: [${to('a.example')}] }]`), drawn],
        [api, routes('shop/a', `[{ headers: { request: { set: { x: 'y' } } }, route: [${to('a.example')}] }]`), drawn],
      ),
    ).toMatchInlineSnapshot(
      `"medium rule-changed: Calls from shop/cart to a.example:80/x get other headers. In VirtualService shop/a, spec.http[0].headers.request.set.x is y (was unset)."`,
    );
  });

  it('has a rewrite', () => {
    expect(
      said(
        [api, routes('shop/a', `[{ route: [${to('a.example')}] }]`), drawn],
        [api, routes('shop/a', `[{ rewrite: { uri: /y, authority: c.example }, route: [${to('a.example')}] }]`), drawn],
      ),
    ).toMatchInlineSnapshot(
      `"medium rule-changed: Calls from shop/cart to a.example:80/x ask for c.example/yx (asked for a.example/x). In VirtualService shop/a, spec.http[0].rewrite is new."`,
    );
  });

  it('has faults', () => {
    expect(
      said(
        [api, routes('shop/a', `[{ route: [${to('a.example')}] }]`), drawn],
        [
          api,
          routes(
            'shop/a',
            `[{ fault: { abort: { httpStatus: 503, percentage: { value: 10 } } }, route: [${to('a.example')}] }]`,
          ),
          drawn,
        ],
      ),
    ).toMatchInlineSnapshot(
      `"medium rule-changed: Calls from shop/cart to a.example:80/x have faults put in: 10 % get 503 (had no faults put in). In VirtualService shop/a, spec.http[0].fault.abort is new."`,
    );
  });

  it('is read as bytes', () => {
    expect(said([api, drawn], [api.replace('protocol: HTTP', 'protocol: TCP'), drawn])).toMatchInlineSnapshot(
      `"medium rule-changed: Calls from shop/cart to a.example:80/x are carried as bytes (were read as HTTP). In ServiceEntry shop/a, spec.ports[0].protocol is TCP (was HTTP)."`,
    );
  });

  it('passes by what is known', () => {
    expect(
      said(
        [
          drawn.replace('REGISTRY_ONLY', 'ALLOW_ANY'),
          api,
          rule('shop/a', '{ connectionPool: { tcp: { maxConnections: 3 } } }'),
        ],
        [
          drawn.replace('REGISTRY_ONLY', 'ALLOW_ANY'),
          rule('shop/a', '{ connectionPool: { tcp: { maxConnections: 3 } } }'),
        ],
      ),
    ).toMatchInlineSnapshot(`
      "medium path-changed: Calls from shop/cart to a.example:80/x pass through to the dialled address, without any policy (went through the sidecar). ServiceEntry shop/a is gone.
      medium policy-stopped: DestinationRule shop/a no longer applies limits to calls from shop/cart to a.example:80/x (was tcp.maxConnections 3). It is still written there. The call does not match what the sidecar listens for here, so it leaves without any policy. ServiceEntry shop/a is gone."
    `);
  });

  it('passes by an entry that its pod sees no more, wherever that leads meanwhile', () => {
    const open = drawn.replace('REGISTRY_ONLY', 'ALLOW_ANY');
    const fixed = (address: string, more = ''): string =>
      entry('shop/a', 'a.example', `resolution: STATIC, endpoints: [{ address: ${address} }]${more}`);
    expect(said([fixed('1.1.1.1'), open], [fixed('2.2.2.2', ', exportTo: [infra]'), open])).toMatchInlineSnapshot(
      `"high address-changed: Calls from shop/cart to a.example:80/x pass through to the dialled address, without any policy (went through the sidecar to 1.1.1.1:80). In ServiceEntry shop/a, spec.exportTo is [infra] (was unset)."`,
    );
    expect(said([fixed('2.2.2.2', ', exportTo: [infra]'), open], [fixed('1.1.1.1'), open])).toMatchInlineSnapshot(
      `"high address-changed: Calls from shop/cart to a.example:80/x go through the sidecar to 1.1.1.1:80 (passed through to the dialled address, without any policy). In ServiceEntry shop/a, spec.exportTo is gone (was [infra])."`,
    );
  });

  it('goes by ztunnel', () => {
    expect(said([api, drawn], [api, drawn.replace('mesh: {', 'mesh: { dataPlane: ambient,')])).toMatchInlineSnapshot(`
      "high reach-gained: shop/cart can now reach hosts that nothing defines (was refused: the sidecar knows no such host and port); no such call is drawn. The mesh’s dataPlane is ambient (was sidecar).
      medium path-changed: Calls from shop/cart to a.example:80/x go through ztunnel (went through the sidecar). The mesh’s dataPlane is ambient (was sidecar).
      medium rule-changed: Calls from shop/cart to a.example:80/x are carried as bytes (were read as HTTP). The mesh’s dataPlane is ambient (was sidecar)."
    `);
  });
});
