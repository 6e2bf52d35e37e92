import { describe, expect, it } from 'vitest';
import { design, entry, routes, rule, said, to } from '../testing/review-cases';

const api = entry('shop/a', 'a.example');
const other = entry('shop/b', 'b.example');
const calls = "{ url: 'http://a.example/x' }";
const drawn = design(['shop/cart', calls]);

function fixed(...addresses: readonly string[]): string {
  const endpoints = addresses.map((address) => `{ address: ${address} }`);
  return entry('shop/a', 'a.example', `resolution: STATIC, endpoints: [${endpoints.join(', ')}]`);
}

const ranked = fixed('1.1.1.1, labels: { site: one }', '2.2.2.2, labels: { site: two }');

function failover(order: string): string {
  return `{ loadBalancer: { localityLbSetting: { failoverPriority: ${order.replace(/(\w+=\w+)/, '"$1"')} } }, outlierDetection: { consecutive5xxErrors: 3, maxEjectionPercent: 50 } }`;
}

describe('the address of a call', () => {
  it('is another', () => {
    expect(
      said(
        [api, drawn],
        [entry('shop/a', 'a.example', 'resolution: DNS, endpoints: [{ address: eu.a.example }]'), drawn],
      ),
    ).toMatchInlineSnapshot(
      `"high address-changed: Calls from shop/cart to a.example:80/x go to eu.a.example:80 (went to a.example:80). In ServiceEntry shop/a, spec.endpoints is new."`,
    );
  });

  it('is looked up by another', () => {
    const [dns, none] = ['DNS', 'NONE'].map((each) => entry('shop/a', 'a.example', `resolution: ${each}`));
    expect(said([dns ?? '', drawn], [none ?? '', drawn])).toMatchInlineSnapshot(
      `"medium address-changed: Calls from shop/cart to a.example:80/x go to the address that the app has dialled (went to every address that Envoy finds for it in DNS). In ServiceEntry shop/a, spec.resolution is NONE (was DNS)."`,
    );
  });

  it('is one of several', () => {
    expect(said([fixed('1.1.1.1', '2.2.2.2'), drawn], [fixed('1.1.1.1', '3.3.3.3'), drawn])).toMatchInlineSnapshot(
      `"high address-changed: Calls from shop/cart to a.example:80/x go to 3.3.3.3:80 in place of 2.2.2.2:80. In ServiceEntry shop/a, spec.endpoints[1].address is 3.3.3.3 (was 2.2.2.2)."`,
    );
  });

  it('is one more', () => {
    expect(
      said([fixed('1.1.1.1', '2.2.2.2'), drawn], [fixed('1.1.1.1', '2.2.2.2', '3.3.3.3'), drawn]),
    ).toMatchInlineSnapshot(
      `"high address-changed: Calls from shop/cart to a.example:80/x go to 3.3.3.3:80 too. In ServiceEntry shop/a, spec.endpoints[2].address is 3.3.3.3 (was unset)."`,
    );
  });

  it('is one less', () => {
    expect(said([fixed('1.1.1.1', '2.2.2.2'), drawn], [fixed('1.1.1.1'), drawn])).toMatchInlineSnapshot(
      `"medium address-changed: Calls from shop/cart to a.example:80/x no longer go to 2.2.2.2:80. In ServiceEntry shop/a, address 2.2.2.2 of spec.endpoints is gone."`,
    );
  });

  it('has another port', () => {
    expect(
      said([api, drawn], [api.replace('protocol: HTTP', 'protocol: HTTP, targetPort: 8080'), drawn]),
    ).toMatchInlineSnapshot(
      `"medium address-changed: Calls from shop/cart to a.example:80/x go to a.example:8080 (went to a.example:80). In ServiceEntry shop/a, spec.ports[0].targetPort is 8080 (was unset)."`,
    );
  });

  it('is that of another host', () => {
    expect(
      said(
        [api, other, routes('shop/a', `[{ route: [${to('a.example')}] }]`), drawn],
        [api, other, routes('shop/a', `[{ route: [${to('b.example')}] }]`), drawn],
      ),
    ).toMatchInlineSnapshot(
      `"high address-changed: Calls from shop/cart to a.example:80/x go to b.example:80 (went to a.example:80). In VirtualService shop/a, spec.http[0].route[0].destination.host is b.example (was a.example)."`,
    );
  });

  it('is the same in another order of the text', () => {
    expect(said([fixed('1.1.1.1', '2.2.2.2'), drawn], [fixed('2.2.2.2', '1.1.1.1'), drawn])).toMatchInlineSnapshot(
      `""`,
    );
  });

  it('of copies', () => {
    expect(
      said(
        [api, other, routes('shop/a', `[{ route: [${to('a.example')}] }]`), drawn],
        [api, other, routes('shop/a', `[{ route: [${to('a.example')}], mirror: { host: b.example } }]`), drawn],
      ),
    ).toMatchInlineSnapshot(
      `"high address-changed: Requests from shop/cart to a.example:80/x are copied to b.example:80 (100 %) (were copied to nobody). In VirtualService shop/a, spec.http[0].mirror.host is b.example (was unset)."`,
    );
  });

  it('with other parts', () => {
    expect(
      said([fixed('1.1.1.1', '2.2.2.2'), drawn], [fixed('1.1.1.1, weight: 9', '2.2.2.2, weight: 1'), drawn]),
    ).toMatchInlineSnapshot(
      `"medium failover-changed: Calls from shop/cart to a.example:80/x are spread 90 % to 1.1.1.1:80 and 10 % to 2.2.2.2:80 (were spread 50 % to 1.1.1.1:80 and 50 % to 2.2.2.2:80). In ServiceEntry shop/a, spec.endpoints[0].weight is 9 (was unset)."`,
    );
  });

  it('in another order of failover', () => {
    expect(
      said(
        [ranked, rule('shop/a', failover('[site=one]')), drawn],
        [ranked, rule('shop/a', failover('[site=two]')), drawn],
      ),
    ).toMatchInlineSnapshot(
      `"medium failover-changed: Calls from shop/cart to a.example:80/x try 2.2.2.2:80 first, then 1.1.1.1:80 (tried 1.1.1.1:80 first, then 2.2.2.2:80). In DestinationRule shop/a, spec.trafficPolicy.loadBalancer.localityLbSetting.failoverPriority[0] is site=two (was site=one)."`,
    );
  });

  it('without an order any more', () => {
    expect(
      said(
        [ranked, rule('shop/a', failover('[site=one]')), drawn],
        [ranked, rule('shop/a', failover('[site=one]').replace(/, outlierDetection.*\}/, ' }')), drawn],
      ),
    ).toMatchInlineSnapshot(`
      "medium failover-changed: Calls from shop/cart to a.example:80/x try all addresses alike (tried 1.1.1.1:80 first, then 2.2.2.2:80). In DestinationRule shop/a, spec.trafficPolicy.outlierDetection is gone.
      medium policy-stopped: DestinationRule shop/a no longer applies ejection of failing endpoints to calls from shop/cart to a.example:80/x (was consecutive5xxErrors 3 and maxEjectionPercent 50 %). In DestinationRule shop/a, spec.trafficPolicy.outlierDetection is gone."
    `);
  });
});
