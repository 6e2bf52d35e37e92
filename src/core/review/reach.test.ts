import { describe, expect, it } from 'vitest';
import { design, entry, routes, said, to, written } from '../testing/review-cases';

const api = entry('shop/a', 'a.example');
const other = entry('shop/b', 'b.example');
const calls = "{ url: 'http://a.example/x' }";
const drawn = design(['shop/cart', calls]);
const open = drawn.replace('REGISTRY_ONLY', 'ALLOW_ANY');

function drawnBy(names: readonly string[]): string {
  return design(...names.map((name) => [`shop/${name}`, calls, "{ url: 'http://a.example/y' }"] as const));
}

describe('reach', () => {
  it('is gained by an entry', () => {
    expect(said([drawn], [api, drawn])).toMatchInlineSnapshot(
      `"high reach-gained: shop/cart can now reach a.example:80/x (was refused: the sidecar knows no such host and port). ServiceEntry shop/a is new."`,
    );
  });

  it('is lost without one', () => {
    expect(said([api, drawn], [drawn])).toMatchInlineSnapshot(
      `"high reach-lost: shop/cart can no longer reach a.example:80/x (now refused: the sidecar knows no such host and port). ServiceEntry shop/a is gone."`,
    );
  });

  it('is lost behind a Sidecar that does not import the host', () => {
    expect(
      said([api, drawn], [api, written('Sidecar', 'shop/default', '{ egress: [{ hosts: [./x.example] }] }'), drawn]),
    ).toMatchInlineSnapshot(
      `"high reach-lost: shop/cart can no longer reach a.example:80/x (now refused: the sidecar knows no such host and port). Sidecar shop/default is new."`,
    );
  });

  it('is lost where a rule answers', () => {
    expect(
      said(
        [api, routes('shop/a', `[{ route: [${to('a.example')}] }]`), drawn],
        [api, routes('shop/a', '[{ redirect: { uri: /y } }]'), drawn],
      ),
    ).toMatchInlineSnapshot(
      `"high reach-lost: shop/cart can no longer reach a.example:80/x (now redirected with 301). In VirtualService shop/a, spec.http[0].route is gone and spec.http[0].redirect.uri is /y (was unset)."`,
    );
  });

  it('stays where a Sidecar is for other pods', () => {
    expect(
      said([api, drawn], [api, written('Sidecar', 'bank/default', '{ egress: [{ hosts: [./x.example] }] }'), drawn]),
    ).toMatchInlineSnapshot(`""`);
  });

  it('stays where a call is only drawn', () => {
    expect(
      said([api, other, drawn], [api, other, design(['shop/cart', calls, "{ url: 'http://b.example' }"])]),
    ).toMatchInlineSnapshot(`""`);
  });

  it('is refused otherwise', () => {
    expect(
      said(
        [api, routes('shop/a', '[{ redirect: { uri: /y } }]'), drawn],
        [api, routes('shop/a', '[{ directResponse: { status: 403 } }]'), drawn],
      ),
    ).toMatchInlineSnapshot(
      `"medium rule-changed: Calls from shop/cart to a.example:80/x still do not get out: blocked by a rule with 403 (was redirected with 301). In VirtualService shop/a, spec.http[0].redirect.uri is gone (was /y) and spec.http[0].directResponse.status is 403 (was unset)."`,
    );
  });

  it('of a new workload', () => {
    expect(said([api, drawn], [api, design(['shop/cart', calls], ['shop/job', calls])])).toMatchInlineSnapshot(
      `"high reach-gained: shop/job can reach a.example:80/x (there was no such workload)."`,
    );
  });

  it('of a workload that is gone', () => {
    expect(said([api, design(['shop/cart', calls], ['shop/job', calls])], [api, drawn])).toMatchInlineSnapshot(
      `"low reach-lost: shop/job no longer calls a.example:80/x (there is no such workload any more)."`,
    );
  });

  it('of workloads of which the baseline has none', () => {
    expect(said([api], [api, drawn])).toMatchInlineSnapshot(
      `"medium reach-lost: shop/cart can no longer reach hosts that nothing defines (now refused: the sidecar knows no such host and port); no such call is drawn. The mesh’s outboundTrafficPolicy is REGISTRY_ONLY (was not stated; Istio’s default is ALLOW_ANY)."`,
    );
  });

  it('of several workloads and paths is one sentence', () => {
    expect(said([drawnBy(['cart', 'job', 'mail'])], [api, drawnBy(['cart', 'job', 'mail'])])).toMatchInlineSnapshot(
      `"high reach-gained: shop/cart, shop/job and shop/mail can now reach a.example:80 (/x and /y) (was refused: the sidecar knows no such host and port). ServiceEntry shop/a is new."`,
    );
  });

  it('of many workloads names some', () => {
    expect(
      said([drawnBy(['a', 'b', 'c', 'd', 'e', 'f', 'g'])], [api, drawnBy(['a', 'b', 'c', 'd', 'e', 'f', 'g'])]),
    ).toMatchInlineSnapshot(
      `"high reach-gained: shop/a, shop/b, shop/c, shop/d and 3 more workloads can now reach a.example:80 (/x and /y) (was refused: the sidecar knows no such host and port). ServiceEntry shop/a is new."`,
    );
  });

  it('of different paths is told apart', () => {
    expect(
      said(
        [api, design(['shop/cart', calls, "{ url: 'http://a.example/y' }"])],
        [
          api,
          routes(
            'shop/a',
            `[{ match: [{ uri: { exact: /y } }], redirect: { uri: /z } }, { route: [${to('a.example')}] }]`,
          ),
          design(['shop/cart', calls, "{ url: 'http://a.example/y' }"]),
        ],
      ),
    ).toMatchInlineSnapshot(
      `"high reach-lost: shop/cart can no longer reach a.example:80/y (now redirected with 301). VirtualService shop/a is new."`,
    );
  });

  it('of pods that nobody draws to call a pattern', () => {
    expect(
      said([api, drawn], [api, entry('shop/w', '*.partner.example', 'resolution: NONE'), drawn]),
    ).toMatchInlineSnapshot(
      `"high reach-gained: shop/cart can now reach *.partner.example:80 (was refused with 502: the sidecar knows no such host and port); no such call is drawn. ServiceEntry shop/w is new."`,
    );
  });

  it('of any other host', () => {
    expect(said([api, drawn], [api, drawn.replace('REGISTRY_ONLY', 'ALLOW_ANY')])).toMatchInlineSnapshot(
      `"high reach-gained: shop/cart can now reach hosts that nothing defines (was refused: the sidecar knows no such host and port); no such call is drawn. The mesh’s outboundTrafficPolicy is ALLOW_ANY (was REGISTRY_ONLY)."`,
    );
  });

  it('of other hosts under ALLOW_ANY stays where an entry comes, by another path', () => {
    expect(said([open], [open, other])).toMatchInlineSnapshot(
      `"low path-changed: Calls from shop/cart to b.example:80 go through the sidecar (passed through to the dialled address, without any policy); no such call is drawn. ServiceEntry shop/b is new."`,
    );
  });

  it('is not told where the text is broken', () => {
    expect(said([api, drawn], [api.replace(/\}\n$/, '\n'), drawn])).toMatchInlineSnapshot(
      `"medium rule-changed: What becomes of calls from shop/cart to a.example:80/x can no longer be told. ServiceEntry shop/a could not be read to its end."`,
    );
  });
});
