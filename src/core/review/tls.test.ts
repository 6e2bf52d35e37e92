import { describe, expect, it } from 'vitest';
import { compared, design, entry, rule, said, written } from '../testing/review-cases';

const api = entry('shop/a', 'a.example');
const calls = "{ url: 'http://a.example/x' }";
const drawn = design(['shop/cart', calls]);
const simple = rule('shop/a', '{ tls: { mode: SIMPLE } }');
const mutual = rule('shop/a', '{ tls: { mode: MUTUAL, clientCertificate: /etc/cert.pem, privateKey: /etc/key.pem } }');
const tls = entry('shop/a', 'a.example').replace(
  'number: 80, name: http, protocol: HTTP',
  'number: 443, name: tls, protocol: TLS',
);
const encrypted = design(['shop/cart', "{ url: 'https://a.example' }"]);

describe('TLS', () => {
  it('is lost', () => {
    expect(
      said([api, simple, drawn], [api, rule('shop/a', '{ tls: { mode: DISABLE } }'), drawn]),
    ).toMatchInlineSnapshot(
      `"high tls-weaker: Calls from shop/cart to a.example:80/x are sent in plain text (were sent with TLS by the sidecar). In DestinationRule shop/a, spec.trafficPolicy.tls.mode is DISABLE (was SIMPLE)."`,
    );
  });

  it('is lost with the sidecar, and said once', () => {
    const pods = (annotations: string): string =>
      written('Deployment', 'shop/cart', `{ template: { metadata: { labels: { app: cart }${annotations} } } }`).replace(
        'networking.istio.io/v1',
        'apps/v1',
      );
    const past = pods(", annotations: { traffic.sidecar.istio.io/excludeOutboundPorts: '80' }");
    const before = [api, simple, pods(''), drawn];
    const after = [api, simple, past, drawn];
    expect(said(before, after)).toMatchInlineSnapshot(
      `"high tls-weaker: Calls from shop/cart to a.example:80/x are sent in plain text past every proxy, as the app sends them (were sent with TLS by the sidecar). In Deployment shop/cart, spec.template.metadata.annotations["traffic.sidecar.istio.io/excludeOutboundPorts"] is 80 (was unset)."`,
    );
    expect(said(after, before)).toMatchInlineSnapshot(
      `"low tls-stronger: Calls from shop/cart to a.example:80/x are sent with TLS by the sidecar (were sent in plain text past every proxy, as the app sends them). In Deployment shop/cart, spec.template.metadata.annotations["traffic.sidecar.istio.io/excludeOutboundPorts"] is gone (was 80)."`,
    );
    expect(compared(before, after).changes.map(({ rule: of }) => of)).not.toContain('tls-bypassed');
    const open = [api, past, drawn];
    expect(compared(open, after).changes.map(({ rule: of }) => of)).toContain('tls-bypassed');
  });

  it('is gained', () => {
    expect(said([api, drawn], [api, simple, drawn])).toMatchInlineSnapshot(
      `"low tls-stronger: Calls from shop/cart to a.example:80/x are sent with TLS by the sidecar (were sent in plain text). DestinationRule shop/a is new."`,
    );
  });

  it('is doubled', () => {
    expect(said([tls, encrypted], [tls, simple, encrypted])).toMatchInlineSnapshot(
      `"high tls-weaker: Calls from shop/cart to a.example:443 are sent as TLS inside TLS (were sent with the TLS of the app). DestinationRule shop/a is new."`,
    );
  });

  it('is no longer verified', () => {
    expect(
      said([api, simple, drawn], [api, rule('shop/a', '{ tls: { mode: SIMPLE, insecureSkipVerify: true } }'), drawn]),
    ).toMatchInlineSnapshot(
      `"high tls-weaker: Calls from shop/cart to a.example:80/x no longer verify the server’s certificate. In DestinationRule shop/a, spec.trafficPolicy.tls.insecureSkipVerify is true (was unset)."`,
    );
  });

  it('checks no name any more', () => {
    expect(
      said([api, simple, drawn], [api, rule('shop/a', '{ tls: { mode: SIMPLE, sni: a.example } }'), drawn]),
    ).toMatchInlineSnapshot(
      `"high tls-weaker: Calls from shop/cart to a.example:80/x accept any certificate of a trusted CA (the name was checked against a.example). In DestinationRule shop/a, spec.trafficPolicy.tls.sni is a.example (was unset)."`,
    );
  });

  it('checks a name at last', () => {
    expect(
      said([api, rule('shop/a', '{ tls: { mode: SIMPLE, sni: a.example } }'), drawn], [api, simple, drawn]),
    ).toMatchInlineSnapshot(
      `"low tls-stronger: Calls from shop/cart to a.example:80/x check the server’s name against a.example (it was not checked). In DestinationRule shop/a, spec.trafficPolicy.tls.sni is gone (was a.example)."`,
    );
  });

  it('trusts and checks others', () => {
    expect(
      said(
        [api, simple, drawn],
        [
          api,
          rule('shop/a', '{ tls: { mode: SIMPLE, caCertificates: /etc/ca.pem, subjectAltNames: [b.example] } }'),
          drawn,
        ],
      ),
    ).toMatchInlineSnapshot(`
      "medium tls-changed: Calls from shop/cart to a.example:80/x check the server’s name against b.example (was checked against a.example). In DestinationRule shop/a, spec.trafficPolicy.tls.caCertificates is /etc/ca.pem (was unset) and spec.trafficPolicy.tls.subjectAltNames is [b.example] (was unset).
      medium tls-changed: Calls from shop/cart to a.example:80/x trust /etc/ca.pem (trusted the system’s CAs). In DestinationRule shop/a, spec.trafficPolicy.tls.caCertificates is /etc/ca.pem (was unset) and spec.trafficPolicy.tls.subjectAltNames is [b.example] (was unset)."
    `);
  });

  it('sends another name', () => {
    expect(
      said(
        [api, rule('shop/a', '{ tls: { mode: SIMPLE, sni: a.example, subjectAltNames: [a.example] } }'), drawn],
        [api, rule('shop/a', '{ tls: { mode: SIMPLE, sni: b.example, subjectAltNames: [a.example] } }'), drawn],
      ),
    ).toMatchInlineSnapshot(
      `"medium tls-changed: Calls from shop/cart to a.example:80/x send the server name b.example (sent the server name a.example). In DestinationRule shop/a, spec.trafficPolicy.tls.sni is b.example (was a.example)."`,
    );
  });

  it('shows no certificate any more', () => {
    expect(said([api, mutual, drawn], [api, simple, drawn])).toMatchInlineSnapshot(
      `"medium tls-weaker: Calls from shop/cart to a.example:80/x no longer show a client certificate. In DestinationRule shop/a, spec.trafficPolicy.tls.mode is SIMPLE (was MUTUAL), spec.trafficPolicy.tls.clientCertificate is gone (was /etc/cert.pem) and spec.trafficPolicy.tls.privateKey is gone (was /etc/key.pem)."`,
    );
  });

  it('shows a certificate', () => {
    expect(said([api, simple, drawn], [api, mutual, drawn])).toMatchInlineSnapshot(
      `"low tls-stronger: Calls from shop/cart to a.example:80/x show a client certificate. In DestinationRule shop/a, spec.trafficPolicy.tls.mode is MUTUAL (was SIMPLE), spec.trafficPolicy.tls.clientCertificate is /etc/cert.pem (was unset) and spec.trafficPolicy.tls.privateKey is /etc/key.pem (was unset)."`,
    );
  });

  it('shows another certificate', () => {
    expect(
      said([api, mutual, drawn], [api, mutual.replace('/etc/cert.pem', '/etc/new.pem'), drawn]),
    ).toMatchInlineSnapshot(
      `"medium tls-changed: Calls from shop/cart to a.example:80/x show the client certificate /etc/new.pem (showed /etc/cert.pem). In DestinationRule shop/a, spec.trafficPolicy.tls.clientCertificate is /etc/new.pem (was /etc/cert.pem)."`,
    );
  });

  it('is the same with what is checked by default written out', () => {
    expect(
      said([api, simple, drawn], [api, rule('shop/a', '{ tls: { mode: SIMPLE, caCertificates: system } }'), drawn]),
    ).toMatchInlineSnapshot(`""`);
  });

  it('is the same where another port has other settings', () => {
    expect(
      said(
        [api, simple, drawn],
        [
          api,
          rule(
            'shop/a',
            '{ tls: { mode: SIMPLE }, portLevelSettings: [{ port: { number: 81 }, tls: { mode: DISABLE } }] }',
          ),
          drawn,
        ],
      ),
    ).toMatchInlineSnapshot(`""`);
  });
});
