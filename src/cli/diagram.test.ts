import { describe, expect, it } from 'vitest';
import { fairway, type Ran } from './testing/command-line';
import { folderPerTest } from './testing/folder';

const design = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: db, namespace: data }
spec:
  hosts: [db.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  workloads:
    - { name: cart, namespace: shop, calls: [{ url: https://api.example.com }, { url: https://db.example.com }] }
    - { name: till, namespace: shop, calls: [{ url: https://api.example.com }] }
`;

const folder = folderPerTest();

const diagram = (...options: readonly string[]): Promise<Ran> => diagramOf(design, ...options);

const diagramOf = (text: string, ...options: readonly string[]): Promise<Ran> =>
  fairway(['diagram', folder.write('egress.yaml', text), ...options]);

describe('diagram', () => {
  it('prints Mermaid text', async () => {
    const { code, out } = await diagram();
    expect(code).toBe(0);
    expect(out).toMatch(/^flowchart LR\n/m);
    expect(out).toContain('api.example.com');
  });
});

describe('diagram --mesh-config', () => {
  it('draws what the mesh refuses', async () => {
    const design =
      'kind: EgressDesign\nspec: { workloads: [{ name: w, namespace: n, calls: [{ url: "https://else.example.net" }] }] }\n';
    const config = folder.write('mesh', 'outboundTrafficPolicy: { mode: REGISTRY_ONLY }\n');
    const path = folder.write('design.yaml', design);
    expect((await fairway(['diagram', path])).out).toContain('passes through');
    expect((await fairway(['diagram', path, '--mesh-config', config])).out).toContain('refused: REGISTRY_ONLY');
  });
});

describe('diagram --style', () => {
  it.each([
    ['overview', 'subgraph registry'],
    ['resolution', 'STRICT_DNS: every address of each answer'],
    ['tls', '1 TLS, by app'],
  ])('prints %s', async (style, words) => {
    const { code, out } = await diagram('--style', style);
    expect(code).toBe(0);
    expect(out).toMatch(/^%% .*\nflowchart LR\n/);
    expect(out).toContain(words);
  });

  it('refuses another, and pictures of other styles than the overview', async () => {
    expect((await diagram('--style', 'pretty')).error).toContain('--style takes overview, resolution or tls');
    expect(await diagram('--style', 'tls', '--format', 'svg')).toMatchObject({ code: 2, out: '' });
    expect(await diagram('--scope', 'shop', '--format', 'svg')).toMatchObject({ code: 2, out: '' });
  });
});

describe('diagram --scope', () => {
  it.each([
    ['data', ['db.example.com'], ['till']],
    ['ServiceEntry/data/db', ['db.example.com'], ['api.example.com']],
    ['Workload/shop/till', ['Pod shop/till'], ['Pod shop/cart', 'db.example.com']],
    ['https://db.example.com', ['Pod shop/cart', 'db.example.com'], ['api.example.com', 'till']],
    ['shop/till https://api.example.com', ['Pod shop/till'], ['Pod shop/cart']],
  ])('narrows to %s in each style', async (scope, there, gone) => {
    for (const style of ['overview', 'tls']) {
      const { out } = await diagram('--style', style, '--scope', scope);
      for (const words of there) expect(out).toContain(words);
      for (const words of gone) expect(out).not.toContain(words);
    }
  });

  it('asks which workload, and says what it does not know', async () => {
    expect((await diagram('--scope', 'https://api.example.com')).error).toContain('a call of 2 workloads');
    expect(await diagram('--scope', 'nowhere')).toMatchObject({ code: 2, out: '' });
  });
});

describe('a diagram that is too large for a picture', () => {
  const entry = (namespace: string, index: number): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: e${index}, namespace: ${namespace} }
spec:
  hosts: [h${index}.${namespace}.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
`;
  const entries = (namespace: string, count: number): string[] =>
    Array.from({ length: count }, (_, index) => entry(namespace, index));

  it('is printed, and said to be so, with scopes that are not', async () => {
    const text = [...entries('large', 210), ...entries('mail', 3), ...entries('shop', 2)].join('---\n');
    const { code, out, error } = await diagramOf(text, '--style', 'resolution');
    expect(code).toBe(0);
    expect(out).toContain('h209.large.example.com');
    expect(error).toBe(
      'fairway: This diagram has 645 arrows; Mermaid draws up to 500. GitHub and GitLab show an error in its place. Use --scope mail or --scope shop, for example.\n',
    );
    expect((await diagramOf(text, '--style', 'resolution', '--scope', 'mail')).error).toBe('');
    const inside = await diagramOf(text, '--style', 'resolution', '--scope', 'large');
    expect(inside.error).toContain('Use --scope ServiceEntry/large/e0 or ');
  });

  it('is not spoken of where it fits', async () => {
    expect((await diagram('--style', 'tls')).error).toBe('');
  });
});
