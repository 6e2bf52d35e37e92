import { describe, expect, it } from 'vitest';
import { design, entry, rule, said } from '../testing/review-cases';

const api = entry('shop/a', 'a.example');
const other = entry('shop/b', 'b.example');
const calls = "{ url: 'http://a.example/x' }";
const drawn = design(['shop/cart', calls]);
const promising = design(['shop/cart', "{ url: 'http://a.example/x', expect: { tls: originated } }"]);

describe('promises', () => {
  it('break', () => {
    expect(said([api, rule('shop/a', '{ tls: { mode: SIMPLE } }'), promising], [api, promising]))
      .toMatchInlineSnapshot(`
      "high promise-broken: The promise “tls originated” of calls from shop/cart to a.example:80/x no longer holds. Expected tls originated, found none. DestinationRule shop/a is gone.
      high tls-weaker: Calls from shop/cart to a.example:80/x are sent in plain text (were sent with TLS by the sidecar). DestinationRule shop/a is gone."
    `);
  });

  it('break that the proposal no longer makes', () => {
    expect(said([api, rule('shop/a', '{ tls: { mode: SIMPLE } }'), promising], [api, drawn])).toMatchInlineSnapshot(`
      "high promise-broken: The promise “tls originated” of calls from shop/cart to a.example:80/x no longer holds. Expected tls originated, found none. The proposal no longer promises it. DestinationRule shop/a is gone.
      high tls-weaker: Calls from shop/cart to a.example:80/x are sent in plain text (were sent with TLS by the sidecar). DestinationRule shop/a is gone."
    `);
  });

  it('hold at last', () => {
    expect(said([api, promising], [api, rule('shop/a', '{ tls: { mode: SIMPLE } }'), promising]))
      .toMatchInlineSnapshot(`
      "low tls-stronger: Calls from shop/cart to a.example:80/x are sent with TLS by the sidecar (were sent in plain text). DestinationRule shop/a is new.
      low promise-holds: The promise “tls originated” of calls from shop/cart to a.example:80/x holds now. DestinationRule shop/a is new."
    `);
  });

  it('are new and do not hold', () => {
    expect(said([api, drawn], [api, promising])).toMatchInlineSnapshot(
      `"high promise-broken: The new promise “tls originated” of calls from shop/cart to a.example:80/x does not hold. Expected tls originated, found none."`,
    );
  });

  it('are new and hold', () => {
    expect(
      said(
        [api, rule('shop/a', '{ tls: { mode: SIMPLE } }'), drawn],
        [api, rule('shop/a', '{ tls: { mode: SIMPLE } }'), promising],
      ),
    ).toMatchInlineSnapshot(`""`);
  });

  it('were broken before', () => {
    expect(said([api, promising], [api, promising, other])).toMatchInlineSnapshot(
      `"high reach-gained: shop/cart can now reach b.example:80 (was refused with 502: the sidecar knows no such host and port); no such call is drawn. ServiceEntry shop/b is new."`,
    );
  });

  it('of a workload that is gone', () => {
    expect(
      said(
        [api, rule('shop/a', '{ tls: { mode: SIMPLE } }'), promising],
        [api, rule('shop/a', '{ tls: { mode: SIMPLE } }'), design(['shop/job', calls])],
      ),
    ).toMatchInlineSnapshot(`
      "high reach-gained: shop/job can reach a.example:80/x (there was no such workload).
      low reach-lost: shop/cart no longer calls a.example:80/x (there is no such workload any more)."
    `);
  });
});
