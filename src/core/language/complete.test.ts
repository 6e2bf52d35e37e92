import { describe, expect, it } from 'vitest';
import { retryConditions } from '../schema';
import { takeSnapshot } from '../snapshot';
import { workspaceOf } from '../testing/mesh-fixture';
import { completeAt, type Completion } from './index';

const head = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: a
`;
const rule = head.replace('ServiceEntry', 'DestinationRule');
const routes = head.replace('ServiceEntry', 'VirtualService');

const model = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: one }
spec:
  hosts: [a.example.com, '*.b.example.com']
  ports:
  - { number: 443, name: tls, protocol: TLS }
  - { number: 8080, name: http, protocol: HTTP }
  endpoints:
  - { address: 1.2.3.4, locality: eu/west/a, labels: { version: v2 } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: api, namespace: one }
spec:
  host: a.example.com
  subsets: [{ name: canary }, { name: stable }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: egress, namespace: two }
---
{ apiVersion: v1, kind: Secret, metadata: { name: cert, namespace: two } }
---
apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  workloads:
  - name: shop
    namespace: two
    labels: { app: shop }
    locality: eu/west/b
    calls: [{ url: 'https://unknown.example.com' }]
`;

/** What is offered at `|` in a document beside the model. */
function offered(marked: string): readonly Completion[] {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const snapshot = takeSnapshot(workspaceOf({ 'model.yaml': model, 'a.yaml': text }));
  const { documents, starts } = snapshot.files[1]?.stream ?? { documents: [], starts: [] };
  const index = [...documents.keys()].findLast((each) => (starts[each] ?? 0) <= offset) ?? 0;
  const document = documents[index];
  if (!document) throw new Error('There is no document');
  return completeAt(document, offset - (starts[index] ?? 0), snapshot.mesh);
}

/** The same with the text of the document after each. */
function complete(marked: string) {
  const text = marked.replace('|', '');
  return offered(marked).map(({ label, insert, range }) => ({
    label,
    after: text.slice(0, range.from) + insert + text.slice(range.to),
  }));
}

function labels(marked: string): string[] {
  return offered(marked).map(({ label }) => label);
}

function after(marked: string, label: string): string | undefined {
  return complete(marked).find((each) => each.label === label)?.after;
}

describe('completeAt', () => {
  it('offers the keys that are not there yet', () => {
    const found = labels(`${head}spec:\n  hosts:\n  - a\n  |\n  location: MESH_EXTERNAL\n`);
    expect(found).toContain('resolution');
    expect(found).not.toContain('hosts');
    expect(found).not.toContain('location');
  });

  it('knows items of lists, at both indents', () => {
    for (const indent of ['  ', '    ']) {
      expect(labels(`${head}spec:\n  ports:\n${indent}- number: 443\n${indent}  |\n`)).toContain('protocol');
      expect(labels(`${head}spec:\n  ports:\n${indent}- number: 443\n${indent}  |\n`)).not.toContain('number');
      expect(labels(`${head}spec:\n  ports:\n${indent}- number: 443\n${indent}- n|\n`)).toContain('number');
    }
    expect(labels(`${head}spec:\n  ports:\n  - number: 443\n  |\n`)).toContain('resolution');
  });

  it('goes down and up again', () => {
    const below = `${rule}spec:\n  host: a\n  trafficPolicy:\n    tls:\n      mode: SIMPLE\n`;
    expect(labels(`${below}      |`)).toContain('sni');
    expect(labels(`${below}    |`)).toContain('outlierDetection');
    expect(labels(`${below}    |`)).not.toContain('tls');
    expect(labels(`${below}  |`)).toContain('exportTo');
    expect(
      labels(`${rule}spec:\n  trafficPolicy:\n    portLevelSettings:\n    - port:\n        number: 80\n      |`),
    ).toContain('tls');
    expect(labels(`${rule}spec:\n  trafficPolicy:\n    portLevelSettings:\n    - port:\n        |`)).toEqual([
      'number',
    ]);
  });

  it('offers values with what is typed replaced', () => {
    expect(labels(`${head}spec:\n  resolution: |`)).toContain('DNS_ROUND_ROBIN');
    const dns = complete(`${head}spec:\n  resolution: D|N\n  location: MESH_EXTERNAL`).find(
      ({ label }) => label === 'DNS',
    );
    expect(dns?.after).toBe(`${head}spec:\n  resolution: DNS\n  location: MESH_EXTERNAL`);
  });

  it('offers names of the design, quoted where YAML needs it', () => {
    expect(labels(`${rule}spec:\n  host: |`)).toContain('a.example.com');
    expect(after(`${rule}spec:\n  host: |`, '*.b.example.com')).toContain('host: "*.b.example.com"');
  });

  it('offers the values that istiod takes where the CRD takes any text', () => {
    expect(labels(`${head}spec:\n  ports:\n  - number: 443\n    protocol: |`)).toContain('HTTP2');
    expect(labels(`${rule}spec:\n  trafficPolicy:\n    tunnel:\n      protocol: |`)).toEqual(['CONNECT', 'POST']);
  });

  it('offers the words of exportTo that the kind takes', () => {
    expect(labels(`${head}spec:\n  exportTo:\n  - |`)).toEqual(['*', '.', '~', 'one', 'two']);
    expect(labels(`${head.replace('ServiceEntry', 'VirtualService')}spec:\n  exportTo:\n  - |`)).toEqual([
      '*',
      '.',
      'one',
      'two',
    ]);
  });

  it('leaves out what the API server writes', () => {
    expect(labels(`${head}  |`)).toContain('labels');
    expect(labels(`${head}  |`)).not.toContain('managedFields');
    expect(labels(`${head}|`)).not.toContain('status');
  });

  it('starts lists and mappings on the next line', () => {
    const found = complete(`${head}spec:\n  po|`).find(({ label }) => label === 'ports');
    expect(found?.after).toBe(`${head}spec:\n  ports:\n    - `);
    const flush = complete(`${head}spec:\n  hosts:\n  - a\n  po|`).find(({ label }) => label === 'ports');
    expect(flush?.after).toBe(`${head}spec:\n  hosts:\n  - a\n  ports:\n  - `);
  });

  it('offers whole resources in an empty document', () => {
    expect(labels('|')).toContain('ServiceEntry');
    expect(labels('---\n# next\n|')).toContain('DestinationRule');
    expect(labels('kind: |')).toContain('VirtualService');
    expect(labels('kind: ServiceEntry\napiVersion: |')).toContain('networking.istio.io/v1');
    const afterGroup = labels('apiVersion: networking.istio.io/v1\nkind: |');
    expect(afterGroup).toContain('ServiceEntry');
    expect(afterGroup).not.toContain('Service');
  });

  it('says nothing in comments and block text', () => {
    expect(labels(`${head}# spec:|`)).toEqual([]);
    expect(labels('kind: Secret\napiVersion: v1\ndata:\n  a: >\n    x|\n')).toEqual([]);
  });

  it('completes in brackets and in quotes', () => {
    expect(labels(`${head}spec: {ho|}`)).toContain('hosts');
    expect(labels(`${head}spec: {hosts: [a], |}`)).not.toContain('hosts');
    expect(after(`${head}spec: {resolution: |}`, 'DNS')).toContain('{resolution: DNS}');
    expect(after(`${head}spec: {resolution:|}`, 'DNS')).toContain('{resolution: DNS}');
    expect(after(`${rule}spec: {host: "|"}`, 'a.example.com')).toContain('{host: "a.example.com"}');
    expect(after(`${rule}spec:\n  host: '*|'\n`, '*.b.example.com')).toContain("host: '*.b.example.com'");
    expect(after(`${head}spec:\n  resolution:|\n`, 'DNS')).toContain('resolution: DNS\n');
    expect(after(`${rule}spec:\n  exportTo: [|]\n`, '*')).toContain('exportTo: ["*"]');
    expect(labels('{"apiVersion": "networking.istio.io/v1", "kind": "ServiceEntry", "spec": {"|"}}')).toContain(
      'hosts',
    );
  });

  it('renames a key without writing a second colon', () => {
    expect(after(`${head}spec:\n  reso|: DNS\n`, 'resolution')).toBe(`${head}spec:\n  resolution: DNS\n`);
  });

  it('knows the items of a List and the documents of a file', () => {
    const item = rule.replace(/^/gm, '  ').replace(/^ {2}/, '- ').trimEnd();
    expect(labels(`apiVersion: v1\nkind: List\nitems:\n${item}\n  spec:\n    |`)).toContain('trafficPolicy');
    expect(labels(`${head}spec:\n  hosts: []\n---\n${rule}spec:\n  |`)).toContain('trafficPolicy');
    expect(labels(`${head}spec:\r\n  |\r\n---\r\n${rule}`)).toContain('hosts');
  });

  it('reads of a large List the resource at the caret alone', () => {
    const item = (mode: string): string =>
      `${head.replace(/^/gm, '  ').replace(/^ {2}/, '- ').trimEnd()}\n  spec:\n    hosts: [a]\n    resolution: ${mode}\n`;
    for (const at of [0, 1, 250, 499]) {
      const items = Array.from({ length: 500 }, (_, index) => (index === at ? item('D|') : item('NONE')));
      const found = complete(`apiVersion: v1\nkind: List\nitems:\n# all\n${items.join('')}`);
      expect(found.map(({ label }) => label)).toContain('STATIC');
      expect(found.find(({ label }) => label === 'DNS')?.after).toBe(
        `apiVersion: v1\nkind: List\nitems:\n# all\n${items.join('').replace('D|', 'DNS')}`,
      );
    }
  });

  it('completes in documents that cannot be parsed', () => {
    expect(labels(`${head}spec:\n  hosts: [a\n  ports: "x\n  reso|\n`)).toContain('resolution');
    expect(labels(`kind: ServiceEntry\nspec:\n  : x\n  |`)).toContain('hosts');
  });

  it('puts required keys first, and last what would be refused', () => {
    expect(labels(`${head}spec:\n  ports:\n  - number: 1\n    |`)).toEqual(['name', 'protocol', 'targetPort']);
    expect(labels(`${head}spec:\n  |`)[0]).toBe('hosts');
    const string = offered(`${routes}spec:\n  http:\n  - match:\n    - uri:\n        exact: /a\n        |`);
    expect(string.map(({ label, detail }) => `${label} ${detail}`)).toEqual([
      'prefix not beside exact',
      'regex not beside exact',
    ]);
  });

  it('offers whole items', () => {
    expect(after(`${head}spec:\n  ports:\n  - |\n`, 'number, name')).toContain('- number: $1\n    name: $2\n');
    expect(after(`${routes}spec:\n  http:\n  - |\n`, 'route')).toContain(
      '- route:\n    - destination:\n        host: $1\n        port:\n          number: $2\n',
    );
    expect(after(`${head}spec:\n  ports:\n    |`, '- number, name')).toContain('\n    - number: $1\n      name: $2');
    expect(labels(`${head}spec:\n  ports:\n  - number: 1\n    |\n`)).not.toContain('number, name');
  });

  it('says what each resolution leads to, and puts last what the entry cannot have', () => {
    const modes = offered(
      `${head}spec:\n  hosts: [api.example.com]\n  endpoints: [{ address: 1.2.3.4 }]\n  resolution: |`,
    );
    expect(modes.map(({ label }) => label)).toEqual(['STATIC', 'DNS', 'DNS_ROUND_ROBIN', 'NONE', 'DYNAMIC_DNS']);
    expect(modes.map(({ refused }) => refused)).toEqual([false, false, false, true, true]);
    expect(modes[3]?.doc).toContain('endpoints');
    expect(modes[0]?.doc).toContain('endpoints');
  });

  it('offers the ports and subsets of the host in question', () => {
    const to = `${routes}spec:\n  http:\n  - route:\n    - destination:\n        host: a.example.com\n`;
    expect(labels(`${to}        port:\n          number: |`)).toEqual(['443', '8080']);
    expect(labels(`${to}        port: { number: | }`)).toEqual(['443', '8080']);
    expect(labels(`${to}        subset: |`)).toEqual(['canary', 'stable']);
    expect(offered(`${to}        subset: |`)[0]?.detail).toBe('DestinationRule one/api');
    const onPort = `${rule}spec:\n  host: a.example.com\n  trafficPolicy:\n    portLevelSettings:\n    - port:\n        number: `;
    expect(after(`${onPort}|`, '443')).toBe(`${onPort}443`);
    expect(labels(`${head}spec:\n  hosts: [a.example.com]\n  ports:\n  - number: |`)).toEqual([]);
  });

  it('offers gateways, secrets, namespaces, localities and labels', () => {
    expect(labels(`${routes}spec:\n  gateways: [|]`)).toEqual(['mesh', 'two/egress']);
    expect(labels(`${rule}spec:\n  trafficPolicy:\n    tls:\n      credentialName: |`)).toEqual(['cert']);
    expect(labels(`${head}  namespace: |`)).toEqual(['one', 'two']);
    expect(labels(`${head}spec:\n  endpoints:\n  - locality: |`)).toEqual(['eu/west/a', 'eu/west/b', 'eu']);
    const balancer = `${rule}spec:\n  trafficPolicy:\n    loadBalancer:\n      localityLbSetting:\n        `;
    expect(labels(`${balancer}failover:\n        - from: |`)).toEqual(['eu']);
    expect(labels(`${balancer}distribute:\n        - to:\n            |`)).toEqual(['eu/west/a', 'eu/west/b', 'eu/*']);
    expect(labels(`${head}spec:\n  workloadSelector:\n    labels:\n      |`)).toEqual(['app', 'version']);
    expect(labels(`${head}spec:\n  workloadSelector:\n    labels:\n      app: |`)).toEqual(['shop']);
    expect(after(`${head}spec:\n  workloadSelector:\n    labels:\n      a|`, 'app')).toContain('      app: ');
    expect(labels(`${head}spec:\n  ports:\n  - name: http\n    number: 80\n  endpoints:\n  - ports:\n      |`)).toEqual(
      ['http'],
    );
  });

  it('offers what is called and not defined to an entry, and calls to a design', () => {
    expect(labels(`${head}spec:\n  hosts:\n  - |`)[0]).toBe('unknown.example.com');
    const design =
      'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nspec:\n  workloads:\n  - calls:\n    - url: |';
    expect(labels(design)).toEqual(['https://a.example.com', 'http://a.example.com:8080']);
    const sidecar = head.replace('ServiceEntry', 'Sidecar');
    expect(labels(`${sidecar}spec:\n  egress:\n  - hosts:\n    - |`)).toContain('one/a.example.com');
  });

  it('offers the attributes of a condition, those last that the release does not know', () => {
    const policy = `apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nspec:\n  rules:\n  - when:\n    - key: `;
    expect(labels(`${policy}|`)).toContain('source.namespace');
    expect(after(`${policy}|`, 'request.headers[name]')).toBe(`${policy}request.headers[name]`);
    expect(labels(`${policy}|`)).toContain('source.trustDomain');
    const old = '\n---\napiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nspec: { istioVersion: "1.29" }\n';
    expect(offered(`${policy}|${old}`).at(-1)).toMatchObject({ label: 'source.trustDomain', refused: true });
  });

  it('offers every item of a list once, and last what cannot stand beside the others', () => {
    expect(labels(`${routes}spec:\n  gateways: [mesh, |]`)).toEqual(['two/egress']);
    expect(labels(`${routes}spec:\n  gateways: [|, mesh]`)).toEqual(['two/egress']);
    const words = (marked: string): string[] =>
      offered(marked).map(({ label, detail, refused }) => (refused ? `${label} ${detail}` : label));
    expect(words(`${head}spec:\n  exportTo: [., |]`)).toEqual(['one', 'two', '* not beside .', '~ not beside .']);
    expect(words(`${routes}spec:\n  exportTo:\n  - "*"\n  - |`)).toEqual([
      '. not beside *',
      'one not beside *',
      'two not beside *',
    ]);
    const own = head.replace('name: a', 'name: a\n  namespace: one');
    expect(words(`${own}spec:\n  exportTo: [., |]`)).toEqual([
      'two',
      '* not beside .',
      '~ not beside .',
      'one not beside .',
    ]);
    expect(words(`${own}spec:\n  exportTo: [one, |]`)).toContain('. not beside one');
    const sidecar = `${head.replace('ServiceEntry', 'Sidecar')}spec:\n  egress:\n  - hosts:\n    - ./*\n    - `;
    const found = labels(`${sidecar}istio-system/|`);
    expect(found).toContain('istio-system/*');
    expect(found).not.toContain('./*');
    expect(new Set(found).size).toBe(found.length);
    expect(labels(`${sidecar}one/|`).filter((label) => label === 'one/*')).toHaveLength(1);
    expect(after(`${sidecar}|`, 'one/*')).toBe(`${sidecar}one/*`);
  });

  it('completes conditions of retries one by one', () => {
    const retries = `${routes}spec:\n  http:\n  - retries:\n      retryOn: `;
    expect(after(`${retries}connect-failure,ref|`, 'refused-stream')).toBe(`${retries}connect-failure,refused-stream`);
    expect(labels(`${retries}5xx,|`)).not.toContain('5xx');
    expect(labels(`${retries}|`)).toEqual(retryConditions.map(({ value }) => value));
  });

  it('offers the next document behind the end of one', () => {
    expect(after(`${head}spec: {}\n|`, 'Gateway')).toContain(`spec: {}\n---\napiVersion: networking.istio.io/v1\n`);
    expect(labels(`${head}|spec: {}\n`)).not.toContain('Gateway');
    expect(offered('|').find(({ label }) => label === 'Telemetry')?.alias).toBe('tm Telemetry');
    expect(offered('|').find(({ label }) => label === 'Gateway')?.alias).toBe('gw Gateway');
  });

  it('stands any text', () => {
    const text = `${head}spec:\n  hosts: [a, {b: "c]\n  ports:\n  - number: '\n   - x: {y\n\tz: &a *b !c |\n`;
    for (let at = 0; at <= text.length; at++)
      expect(() => offered(`${text.slice(0, at)}|${text.slice(at)}`)).not.toThrow();
  });
});
