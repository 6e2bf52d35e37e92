import { describe, expect, it } from 'vitest';
import { compared, design, entry, said, written } from '../testing/review-cases';

const drawn = design(['shop/cart', "{ url: 'http://a.example' }"], ['shop/job']);
const open = drawn.replace('REGISTRY_ONLY', 'ALLOW_ANY');

function governed(name: string, host: string, tls: string): string {
  return written('DestinationRule', `shop/${name}`, `{ host: '${host}', trafficPolicy: { tls: ${tls} } }`);
}

function at(address: string): string {
  return entry('shop/b', 'b.example', `resolution: STATIC, endpoints: [{ address: ${address} }]`);
}

describe('calls that nobody draws', () => {
  const b = entry('shop/b', 'b.example');

  it('lose their TLS', () => {
    expect(
      said(
        [b, governed('b', 'b.example', '{ mode: SIMPLE }'), drawn],
        [b, governed('b', 'b.example', '{ mode: DISABLE }'), drawn],
      ),
    ).toMatchInlineSnapshot(
      `"medium tls-weaker: Calls from shop/cart and shop/job to b.example:80 are sent in plain text (were sent with TLS by the sidecar); no such call is drawn. In DestinationRule shop/b, spec.trafficPolicy.tls.mode is DISABLE (was SIMPLE)."`,
    );
  });

  it('get to another server', () => {
    expect(said([at('10.0.0.1'), drawn], [at('10.0.0.2'), drawn])).toMatchInlineSnapshot(
      `"medium address-changed: Calls from shop/cart and shop/job to b.example:80 go to 10.0.0.2:80 (went to 10.0.0.1:80); no such call is drawn. In ServiceEntry shop/b, spec.endpoints[0].address is 10.0.0.2 (was 10.0.0.1)."`,
    );
  });

  it('take another path', () => {
    expect(said([open], [b, open])).toMatchInlineSnapshot(
      `"low path-changed: Calls from shop/cart and shop/job to b.example:80 go through the sidecar (passed through to the dialled address, without any policy); no such call is drawn. ServiceEntry shop/b is new."`,
    );
  });

  it('to a pattern are told by the pattern, not by the name that was tried', () => {
    const all = (more: string): string => entry('shop/all', '*.b.example', more);
    expect(
      said([all('resolution: NONE'), drawn], [all('resolution: STATIC, endpoints: [{ address: 10.0.0.1 }]'), drawn]),
    ).toMatchInlineSnapshot(
      `"medium address-changed: Calls from shop/cart and shop/job to *.b.example:80 go to 10.0.0.1:80 (went to *.b.example:80); no such call is drawn. In ServiceEntry shop/all, spec.resolution is STATIC (was NONE) and spec.endpoints is new."`,
    );
  });

  it('are not told where a drawn call to that port says the same', () => {
    const a = entry('shop/a', 'a.example');
    expect(said([a, drawn], [a, governed('a', 'a.example', '{ mode: SIMPLE }'), drawn])).toMatchInlineSnapshot(
      `"low tls-stronger: Calls from shop/cart to a.example:80 are sent with TLS by the sidecar (were sent in plain text). DestinationRule shop/a is new."`,
    );
  });

  it('say nothing of rules, policies and retries', () => {
    const limited = (attempts: number): string =>
      written(
        'VirtualService',
        'shop/b',
        `{ hosts: [b.example], http: [{ retries: { attempts: ${attempts} }, route: [{ destination: { host: b.example } }] }] }`,
      );
    expect(said([b, limited(1), drawn], [b, limited(5), drawn])).toBe('');
  });
});

describe('many calls that nobody draws', () => {
  const names = Array.from({ length: 40 }, (_, index) => `h${index}`);
  const hosts = names.map((name) => entry(`shop/${name}`, `${name}.many.example`));

  it('are one change where one rule is the reason', () => {
    const changed = governed('all', '*.many.example', '{ mode: SIMPLE }');
    expect(said([...hosts, drawn], [...hosts, changed, drawn])).toMatchInlineSnapshot(
      `"low tls-stronger: Calls from shop/cart and shop/job to h0.many.example:80 are sent with TLS by the sidecar (were sent in plain text); no such call is drawn. DestinationRule shop/all is new. The same holds for h1.many.example:80, h10.many.example:80, h11.many.example:80, h12.many.example:80 and 35 more destinations."`,
    );
  });

  it('are one change where each has its own reason, with all destinations', () => {
    const rules = (mode: string): readonly string[] =>
      names.map((name) => governed(name, `${name}.many.example`, `{ mode: ${mode} }`));
    const before = [...hosts, ...rules('SIMPLE'), drawn];
    const after = [...hosts, ...rules('DISABLE'), drawn];
    expect(said(before, after)).toMatchInlineSnapshot(
      `"medium tls-weaker: Calls from shop/cart and shop/job to h0.many.example:80 are sent in plain text (were sent with TLS by the sidecar); no such call is drawn. In DestinationRule shop/h0, spec.trafficPolicy.tls.mode is DISABLE (was SIMPLE). Much the same becomes of calls to h1.many.example:80, h10.many.example:80, h11.many.example:80, h12.many.example:80 and 35 more destinations, each for a reason or from workloads of its own."`,
    );
    const { changes } = compared(before, after);
    expect(changes.find(({ kind }) => kind === 'tls-weaker')?.targets).toHaveLength(40);
  });

  it('are told one by one where there are few reasons', () => {
    expect(said([drawn], [...hosts.slice(0, 3), drawn])).toMatchInlineSnapshot(`
      "high reach-gained: shop/cart and shop/job can now reach h0.many.example:80 (was refused: the sidecar knows no such host and port); no such call is drawn. ServiceEntry shop/h0 is new.
      high reach-gained: shop/cart and shop/job can now reach h1.many.example:80 (was refused: the sidecar knows no such host and port); no such call is drawn. ServiceEntry shop/h1 is new.
      high reach-gained: shop/cart and shop/job can now reach h2.many.example:80 (was refused: the sidecar knows no such host and port); no such call is drawn. ServiceEntry shop/h2 is new.
      medium rule-changed: Calls from shop/cart to a.example:80 still do not get out: refused with 502: the sidecar knows no such host and port (was refused: the sidecar knows no such host and port). No service and no VirtualService that the proxy knows has host a.example on port 80. Under REGISTRY_ONLY Envoy answers 502."
    `);
  });

  it('are told of all pods where some of very many cells show a difference', () => {
    const hosts = Array.from({ length: 300 }, (_, nth) => entry(`infra/h${nth}`, `h${nth}.example`));
    const names = Array.from({ length: 9 }, (_, nth) => `shop/pod${nth}`);
    const sidecars = (more: string): string[] =>
      names.map((name, nth) =>
        written(
          'Sidecar',
          name,
          `{ workloadSelector: { labels: { app: pod${nth} } }, egress: [{ hosts: ['./*'${more}] }] }`,
        ),
      );
    const pods = design(...names.map((name) => [name] as const));
    const told = said([...hosts, ...sidecars(''), pods], [...hosts, ...sidecars(", 'infra/h7.example'"), pods]);
    for (const name of names) expect(told).toContain(name.replace('shop/', ''));
  });
});
