import type { Spot } from '../../core/picture';
import { topologyOf } from '../../core/topology';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../core/snapshot';
import { designFrom, filesAfter, snapshotAfter, yaml } from '../../core/testing/change-cases';
import { yamlOf } from './copy-yaml';
import { duplicateOf } from './duplicate';
import { pastedNodes, pasteYaml } from './paste-yaml';

const entry = `
  # agreed with the partner
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata:
    name: api
    namespace: shop
  spec:
    hosts:
      - api.example.com # the host
    ports:
      - number: 443
        name: https # by name
        protocol: HTTPS
    resolution: STATIC
    endpoints:
      - { address: 10.0.0.1, locality: eu } # the first
      - address: 10.0.0.2
        # where it is
        locality: us
`;

const rule = `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: api, namespace: shop }
  spec:
    host: api.example.com
`;

const design = `
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: shop }
  spec:
    workloads:
      - name: cart # the busy one
        namespace: shop
        labels: { app: cart }
        calls:
          - url: https://api.example.com # charges
            method: POST
          - url: https://other.example.com
      - { name: bare, namespace: shop }
    notes:
      - on: Workload/shop/cart
        text: Until 2027
`;

const whole = (): Snapshot => designFrom({ 'egress.yaml': `${entry}---\n${rule}`, 'design.yaml': design });

function end(node: string, part: string | null = null): Spot {
  return { node, part };
}

function callOf(snapshot: Snapshot, url: string): Spot {
  for (const node of topologyOf(snapshot).nodes)
    if (node.type === 'workload')
      for (const call of node.calls) if (call.url === url) return end(node.id, `call:${call.id}`);
  throw new Error(`Nobody calls ${url}`);
}

function endpointsOf(snapshot: Snapshot): Spot[] {
  return topologyOf(snapshot)
    .nodes.filter((node) => node.type === 'endpoint')
    .map((node) => end(node.id));
}

describe('yamlOf', () => {
  it('gives documents byte for byte, each once, with --- between', () => {
    const snapshot = whole();
    const ends = [
      end('ServiceEntry/shop/api'),
      end('ServiceEntry/shop/api', 'rule:DestinationRule/shop/api'),
      end('DestinationRule/shop/api'),
    ];
    expect(yamlOf(snapshot, ends)).toBe(`${yaml(entry)}---\n${yaml(rule)}`);
  });

  it('gives pods, calls and notes as an EgressDesign, comments included', () => {
    const snapshot = whole();
    expect(yamlOf(snapshot, [end('Workload/shop/cart')])).toBe(
      yaml(`
        apiVersion: fairway.dev/v1alpha1
        kind: EgressDesign
        metadata:
          name: design
        spec:
          workloads:
            - name: cart # the busy one
              namespace: shop
              labels: { app: cart }
              calls:
                - url: https://api.example.com # charges
                  method: POST
                - url: https://other.example.com
      `),
    );
    expect(yamlOf(snapshot, [callOf(snapshot, 'https://api.example.com')])).toBe(
      yaml(`
        apiVersion: fairway.dev/v1alpha1
        kind: EgressDesign
        metadata:
          name: design
          annotations:
            fairway.dev/copied: calls
        spec:
          workloads:
            - name: cart
              namespace: shop
              calls:
                - url: https://api.example.com # charges
                  method: POST
      `),
    );
  });

  it('gives endpoints and ports as items', () => {
    const snapshot = whole();
    expect(yamlOf(snapshot, endpointsOf(snapshot))).toBe(
      '- { address: 10.0.0.1, locality: eu } # the first\n- address: 10.0.0.2\n  # where it is\n  locality: us\n',
    );
    expect(yamlOf(snapshot, [end('ServiceEntry/shop/api', 'port:443')])).toBe(
      '- number: 443\n  name: https # by name\n  protocol: HTTPS\n',
    );
  });
});

describe('pasteYaml', () => {
  it('appends documents byte for byte under names that are free', () => {
    const snapshot = whole();
    const text = `${yaml(entry)}---\n${yaml(rule)}`;
    const after = snapshotAfter(snapshot, pasteYaml(snapshot, text));
    expect(after.workspace.files[0]?.text).toBe(
      `${text}---\n${yaml(entry).replace('name: api\n', 'name: api-2\n')}---\n${yaml(rule).replace('name: api,', 'name: api-2,')}`,
    );
    expect(pastedNodes(snapshot, after)).toEqual(['ServiceEntry/shop/api-2', 'DestinationRule/shop/api-2']);
  });

  it('puts them into another namespace, and into an empty design', () => {
    const empty = designFrom({});
    expect(filesAfter(empty, pasteYaml(empty, yaml(rule), { namespace: 'edge' }))).toEqual({
      'egress.yaml': yaml(rule).replace('shop', 'edge'),
    });
  });

  it('merges pods, calls and notes of an EgressDesign', () => {
    const snapshot = whole();
    const pod = filesAfter(snapshot, pasteYaml(snapshot, yamlOf(snapshot, [end('Workload/shop/cart')])));
    expect(pod['egress.yaml']).toBe(snapshot.workspace.files[0]?.text);
    expect(pod['design.yaml']).toBe(
      yaml(design).replace(
        '  notes:',
        `    - name: cart-2 # the busy one
      namespace: shop
      labels: { app: cart }
      calls:
        - url: https://api.example.com # charges
          method: POST
        - url: https://other.example.com
  notes:`,
      ),
    );
    const call = yamlOf(snapshot, [callOf(snapshot, 'https://api.example.com')]);
    const calls = filesAfter(snapshot, pasteYaml(snapshot, call, { onto: end('Workload/shop/bare') }));
    expect(calls['design.yaml']).toContain(
      '- { name: bare, namespace: shop, calls: [ { url: https://api.example.com, method: POST } ] }',
    );
    const other = designFrom({ 'egress.yaml': rule });
    expect(filesAfter(other, pasteYaml(other, call))['design.yaml']).toContain(
      '    - name: cart\n      namespace: shop\n      calls:\n',
    );
  });

  it('adds items to what is selected, and says what is missing', () => {
    const snapshot = whole();
    const onto = end('ServiceEntry/shop/api');
    expect(filesAfter(snapshot, pasteYaml(snapshot, '- address: 10.0.0.3\n', { onto }))['egress.yaml']).toBe(
      `${yaml(entry)}    - address: 10.0.0.3\n---\n${yaml(rule)}`,
    );
    const noted = '# the third\naddress: 10.0.0.3 # far\n';
    expect(filesAfter(snapshot, pasteYaml(snapshot, noted, { onto }))['egress.yaml']).toBe(
      `${yaml(entry)}    - # the third\n      address: 10.0.0.3 # far\n---\n${yaml(rule)}`,
    );
    const port = '- { number: 8443, name: https, protocol: HTTPS }';
    expect(filesAfter(snapshot, pasteYaml(snapshot, port, { onto }))['egress.yaml']).toContain(
      '    - { number: 8443, name: https-2, protocol: HTTPS }\n',
    );
    expect(pasteYaml(snapshot, '- number: 443', { onto })).toMatchObject({ detail: 'api has port 443 already.' });
    expect(pasteYaml(snapshot, 'url: https://x.example.com')).toMatchObject({
      detail: 'Select the pod that gets these calls, then paste.',
    });
  });

  it('adds a pod that was copied, with labels or without, and its calls', () => {
    const snapshot = designFrom({
      'design.yaml': `
        apiVersion: fairway.dev/v1alpha1
        kind: EgressDesign
        metadata: { name: shop }
        spec:
          workloads:
            - name: cart
              calls:
                - url: https://api.example.com # charges
      `,
    });
    const text = filesAfter(snapshot, pasteYaml(snapshot, yamlOf(snapshot, [end('Workload/cart')])))['design.yaml'];
    expect(text).toContain(
      `    - name: cart
      calls:
        - url: https://api.example.com # charges
    - name: cart-2
      calls:
        - url: https://api.example.com # charges
`,
    );
  });

  it('draws the calls of a Deployment for its copy', () => {
    const snapshot = designFrom({
      'app.yaml': `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: cart, namespace: shop }
        spec: { selector: { matchLabels: { app: cart } }, template: { metadata: { labels: { app: cart } } } }
      `,
      'design.yaml': `
        apiVersion: fairway.dev/v1alpha1
        kind: EgressDesign
        metadata: { name: shop }
        spec:
          workloads:
            - name: cart
              namespace: shop
              calls:
                - url: https://api.example.com # charges
      `,
    });
    const after = snapshotAfter(snapshot, pasteYaml(snapshot, yamlOf(snapshot, [end('Workload/shop/cart')])));
    const pods = topologyOf(after).nodes.flatMap((node) =>
      node.type === 'workload' ? [[node.id, node.source, node.calls.length]] : [],
    );
    expect(pods).toEqual([
      ['Workload/shop/cart', 'Deployment', 1],
      ['Workload/shop/cart-2', 'Deployment', 1],
    ]);
  });

  it.each(['just words', '', '- 1\n- 2', 'a: b'])('says that %j is no YAML that it knows', (text) => {
    expect(pasteYaml(whole(), text)).toMatchObject({
      detail: 'No YAML was found in the clipboard. Fairway reads YAML, JSON and Markdown with fenced YAML.',
    });
  });
});

describe('duplicateOf', () => {
  it('copies documents, pods and items behind their own', () => {
    const snapshot = whole();
    const [first] = endpointsOf(snapshot);
    const ends = [
      end('DestinationRule/shop/api'),
      end('Workload/shop/cart'),
      end('ServiceEntry/shop/api', 'port:443'),
      ...(first ? [first] : []),
    ];
    const files = filesAfter(snapshot, duplicateOf(snapshot, ends));
    expect(files['egress.yaml']).toBe(
      `${yaml(entry)
        .replace(
          'protocol: HTTPS\n',
          'protocol: HTTPS\n    - number: 444\n      name: https-2 # by name\n      protocol: HTTPS\n',
        )
        .replace(
          '# the first\n',
          '# the first\n    - { address: 10.0.0.1, locality: eu } # the first\n',
        )}---\n${yaml(rule)}---\n${yaml(rule).replace('name: api,', 'name: api-2,')}`,
    );
    expect(files['design.yaml']).toContain('    - name: cart-2 # the busy one\n      namespace: shop\n');
    expect(files['design.yaml']?.match(/# charges/g)).toHaveLength(2);
  });

  it('copies each of several things, whichever lists they stand in', () => {
    const snapshot = designFrom({
      'design.yaml': `
        apiVersion: fairway.dev/v1alpha1
        kind: EgressDesign
        metadata: { name: shop }
        spec:
          workloads:
            - name: first
              calls: [{ url: https://one.example.com }]
            - name: second
              calls: [{ url: https://two.example.com }, { url: https://three.example.com }]
      `,
    });
    const ends = [end('Workload/first'), callOf(snapshot, 'https://three.example.com')];
    for (const order of [ends, ends.toReversed()])
      expect(filesAfter(snapshot, duplicateOf(snapshot, order))['design.yaml']).toBe(
        yaml(`
          apiVersion: fairway.dev/v1alpha1
          kind: EgressDesign
          metadata: { name: shop }
          spec:
            workloads:
              - name: first
                calls: [{ url: https://one.example.com }]
              - name: first-2
                calls: [{ url: https://one.example.com }]
              - name: second
                calls: [{ url: https://two.example.com }, { url: https://three.example.com }, { url: https://three.example.com }]
        `),
      );
  });

  it('copies what lies in a thing with it, once', () => {
    const snapshot = whole();
    const ends = [callOf(snapshot, 'https://api.example.com'), end('Workload/shop/cart')];
    const text = filesAfter(snapshot, duplicateOf(snapshot, ends))['design.yaml'];
    expect(text?.match(/https:\/\/api\.example\.com/g)).toHaveLength(2);
  });

  it('says by name what was pasted, pods and calls too', () => {
    const snapshot = whole();
    const labelOf = (ends: Parameters<typeof yamlOf>[1]): string => {
      const result = pasteYaml(snapshot, yamlOf(snapshot, ends));
      return result.ok ? result.change.label : result.detail;
    };
    expect(labelOf([end('Workload/shop/cart')])).toBe('Paste pod cart');
    expect(labelOf([callOf(snapshot, 'https://api.example.com')])).toBe('Paste the call to https://api.example.com');
  });
});
