import { describe, expect, it } from 'vitest';
import { ambientCart, entry as enrolled, simple, waypoint } from '../../../testing/ambient-cases';
import { arrowsOf } from '../../../testing/diagram-arrows';
import { bundle } from '../../../testing/gateway-cases';
import { dedent, mesh } from '../../../testing/mesh-fixture';
import { filesOf, templates } from '../../../templates';
import { takeSnapshot } from '../../../snapshot';
import { renderMermaid } from '../mermaid';

const ports =
  '[{ number: 80, name: http, protocol: HTTP, targetPort: 443 }, { number: 443, name: tls, protocol: TLS }, { number: 5432, name: tcp, protocol: TCP }]';

/** An entry for api.example.com, what is said about its TLS, and calls. */
function given(calls: readonly string[], policy = '', more = ''): string {
  return `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: api, namespace: shop }
    spec: { hosts: [api.example.com], ports: ${ports}, resolution: DNS }
    ---
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: api, namespace: shop }
    spec: { host: api.example.com, trafficPolicy: { ${policy} } }
    ---
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: design }
    spec:
      mesh: { outboundTrafficPolicy: REGISTRY_ONLY }
      workloads: [{ name: cart, namespace: shop, calls: [${calls.map((url) => `{ url: "${url}" }`).join(', ')}] }]
    ---
    ${more}`;
}

function textOf(files: string): string {
  return renderMermaid(mesh`${files}`, { style: 'tls' }).text;
}

describe('the TLS diagram', () => {
  it('draws two layers to the server of a tunnel as they should be, with its target', () => {
    const tunnel = 'tunnel: { targetHost: far.example.com, targetPort: 443 }';
    const text = textOf(given(['https://api.example.com'], `tls: { mode: SIMPLE, sni: api.example.com }, ${tunnel}`));
    expect(text).toContain('2 TLS: the app’s inside the sidecar’s');
    expect(text).toContain('CONNECT tunnel to far.example.com:443');
    expect(text).not.toContain('linkStyle');
    expect(textOf(given(['https://api.example.com'], 'tls: { mode: SIMPLE }'))).toContain('linkStyle');
  });

  it('shows two ways to one server side by side', () => {
    const calls = ['http://api.example.com', 'https://api.example.com'];
    const onHttp = 'portLevelSettings: [{ port: { number: 80 }, tls: { mode: SIMPLE } }]';
    expect(textOf(given(calls, onHttp))).toBe(
      dedent(`
      %% TLS: thick is encrypted, thin is not, hop by hop
      flowchart LR
        subgraph in_pod_shop_cart["Pod shop/cart"]
          app_shop_cart["app"]
          sidecar_cart_api_example_com_80["sidecar<br/>reads HTTP<br/>starts TLS"]
          sidecar_cart_api_example_com_443["sidecar<br/>passes the app’s TLS on"]
        end
        subgraph in_external["External"]
          to_api_example_com_443("api.example.com:443")
        end
        app_shop_cart -->|"http api.example.com:80<br/>0 TLS: plain text"| sidecar_cart_api_example_com_80
        sidecar_cart_api_example_com_80 ==>|":443, 1 TLS, by sidecar<br/>SNI api.example.com<br/>name checked by sidecar: api.example.com"| to_api_example_com_443
        app_shop_cart ==>|"https api.example.com:443<br/>1 TLS, by app<br/>SNI api.example.com"| sidecar_cart_api_example_com_443
        sidecar_cart_api_example_com_443 ==>|":443, 1 TLS, by app<br/>SNI api.example.com<br/>name check left to the app"| to_api_example_com_443
      `),
    );
  });

  const last = (files: string): string | undefined =>
    arrowsOf(textOf(files))
      .at(-1)
      ?.replace(/^.*? (?=[-=])/, '');

  it.each([
    ['plaintext outside', 'http://api.example.com', '', '-[:443, 0 TLS: plain text]-> api.example.com:443'],
    [
      'TLS twice',
      'https://api.example.com',
      'tls: { mode: SIMPLE }',
      '=[:443, 2 TLS: the app’s inside the sidecar’s; no SNI; name not checked]=> api.example.com:443',
    ],
    [
      'a server name without a check',
      'http://api.example.com',
      'tls: { mode: SIMPLE, sni: other.example.com }',
      '=[:443, 1 TLS, by sidecar; SNI other.example.com; name not checked]=> api.example.com:443',
    ],
    [
      'names that are checked',
      'http://api.example.com',
      'tls: { mode: SIMPLE, subjectAltNames: [a.example.com, b.example.com] }',
      '=[:443, 1 TLS, by sidecar; SNI api.example.com; name checked by sidecar: a.example.com,; b.example.com]=> api.example.com:443',
    ],
    [
      'a certificate that is not verified',
      'http://api.example.com',
      'tls: { mode: SIMPLE, insecureSkipVerify: true }',
      '=[:443, 1 TLS, by sidecar; SNI api.example.com; certificate not verified]=> api.example.com:443',
    ],
    ['bytes', 'tcp://api.example.com:5432', '', '-[:5432, 0 TLS: bytes as the app sends them]-> api.example.com:5432'],
    [
      'what is refused',
      'https://nowhere.example.com',
      '',
      '-[not in the registry, refused: UH]-x nowhere.example.com:443',
    ],
  ])('shows %s', (_, url, policy, arrow) => {
    const files = given([url], policy).replace('mode: SIMPLE }', 'mode: SIMPLE }');
    expect(last(files)).toBe(arrow);
  });

  it('gives the alarm’s colour to TLS in TLS alone', () => {
    expect(textOf(given(['https://api.example.com'], 'tls: { mode: SIMPLE }'))).toContain('linkStyle 1 stroke:');
    expect(textOf(given(['https://api.example.com', 'http://api.example.com']))).not.toContain('linkStyle');
  });

  it('says where a written tls block does nothing', () => {
    const policy = 'tls: { mode: SIMPLE, credentialName: cert }';
    expect(textOf(given(['http://api.example.com'], policy))).toContain(
      '"sidecar<br/>reads HTTP<br/>its tls block is left out"',
    );
  });

  it('goes through a gateway, which ends mesh mTLS and starts its own', () => {
    const template = templates.find(({ id }) => id === 'egress-gateway');
    const files = template ? filesOf(template) : [];
    const { text } = renderMermaid(takeSnapshot({ files }), { style: 'tls' });
    expect(arrowsOf(text)).toEqual([
      'app -[http api.partner.example.com:80; 0 TLS: plain text]-> sidecar; reads HTTP; starts TLS',
      'sidecar; reads HTTP; starts TLS =[:443, 1 TLS, by sidecar, mesh mTLS; SNI api.partner.example.com; any identity of the mesh]=> gateway; ends mesh mTLS; reads HTTP; starts TLS',
      'gateway; ends mesh mTLS; reads HTTP; starts TLS =[:443, 1 TLS, by gateway; SNI api.partner.example.com; name checked by gateway: api.partner.example.com]=> api.partner.example.com:443',
    ]);
  });

  it('has the name of a pod in the box of its app, where the frame over it has no room', () => {
    const behindZtunnel = (name: string): string =>
      textOf(bundle(ambientCart.replace('name: cart', `name: ${name}`), enrolled('resolution: DNS', ''), simple));
    expect(behindZtunnel('cart')).toMatch(/\["Pod shop\/cart"\]\s+app_shop_cart\["app"\]/);
    expect(behindZtunnel('card-authorisation')).toMatch(
      /subgraph in_pod_shop_card_authorisation\["Pod"\]\s+\w+\["app of<br\/>shop\/card-authorisation"\]/,
    );
    // A sidecar is a second box, over which the title has room.
    expect(textOf(given(['http://api.example.com']).replace('name: cart', 'name: card-authorisation'))).toContain(
      '["Pod shop/card-authorisation"]',
    );
  });

  it('goes through ztunnel and a waypoint', () => {
    expect(arrowsOf(textOf(bundle(ambientCart, waypoint(), enrolled(), simple)))).toEqual([
      'app -[http api.example.com:80; 0 TLS: plain text]-> ztunnel; starts HBONE',
      'ztunnel; starts HBONE =[:15008, 1 TLS, by ztunnel: HBONE; mesh identities checked]=> waypoint; ends HBONE; reads HTTP; starts TLS',
      'waypoint; ends HBONE; reads HTTP; starts TLS =[:443, 1 TLS, by waypoint; SNI api.example.com; name checked by waypoint: api.example.com]=> api.example.com:443',
    ]);
    expect(arrowsOf(textOf(bundle(ambientCart, enrolled('resolution: DNS', ''), simple))).at(-1)).toBe(
      'ztunnel; passes bytes on -[:443, 0 TLS: plain text]-> api.example.com:443',
    );
  });

  it('draws one call, one workload, or what a resource decides', () => {
    const files = given(['http://api.example.com', 'https://api.example.com', 'https://nowhere.example.com']);
    const count = (scope: { node?: string; namespace?: string }): number =>
      renderMermaid(mesh`${files}`, { style: 'tls', scope }).edges;
    expect(count({ node: 'Workload/shop/cart/calls/1' })).toBe(2);
    expect(count({ node: 'Workload/shop/cart' })).toBe(6);
    expect(count({ node: 'DestinationRule/shop/api' })).toBe(4);
    expect(count({ node: 'External/ServiceEntry/shop/api/api.example.com' })).toBe(4);
    expect(count({ namespace: 'shop' })).toBe(6);
    expect(count({ namespace: 'nowhere' })).toBe(0);
  });
});
