// @vitest-environment happy-dom
import fc from 'fast-check';
import mermaid from 'mermaid';
import { beforeAll, describe, expect, it } from 'vitest';
import { takeSnapshot, type Snapshot } from '../../snapshot';
import { workspaceOf } from '../../testing/mesh-fixture';
import { diagramStyles, renderMermaid } from './mermaid';

beforeAll(() => mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' }));

/** A design in which a name stands wherever one can stand; JSON is YAML, so any text can. */
function designNamed(name: string): Snapshot {
  const metadata = { name, namespace: name };
  const entry = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata,
    spec: {
      hosts: [name, 'api.example.com'],
      addresses: [name],
      ports: [
        { number: 80, name, protocol: 'HTTP' },
        { number: 443, name: `${name}s`, protocol: 'TLS' },
      ],
      resolution: 'STATIC',
      endpoints: [{ address: name, locality: name, network: name, labels: { app: name } }, { address: '10.0.0.1' }],
    },
  };
  const tls = { mode: 'SIMPLE', sni: name, subjectAltNames: [name], caCertificates: name };
  const rule = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata,
    spec: { host: 'api.example.com', trafficPolicy: { tls }, subsets: [{ name, labels: { app: name } }] },
  };
  const routes = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata,
    spec: {
      hosts: ['api.example.com'],
      http: [{ route: [{ destination: { host: 'api.example.com', subset: name } }] }],
    },
  };
  const calls = ['http://api.example.com', 'https://api.example.com', `http://${name}`].map((url) => ({ url }));
  const design = {
    apiVersion: 'fairway.dev/v1alpha1',
    kind: 'EgressDesign',
    metadata: { name },
    spec: { workloads: [{ name, namespace: name, locality: name, calls }] },
  };
  const text = [entry, rule, routes, design].map((each) => JSON.stringify(each)).join('\n---\n');
  return takeSnapshot(workspaceOf({ 'egress.yaml': `${text}\n` }));
}

const hostile = [
  'end',
  'graph',
  'subgraph x',
  'click a call alert(1)',
  'a"b',
  "a'b",
  'a[b](c){d}',
  '"]; x --> y; z["',
  'a|b||c',
  'a;b',
  '%% comment',
  '%%{init: {"theme":"dark"}}%%',
  '<img src=x onerror=alert(1)>',
  '</text><script>alert(1)</script>',
  '`code`',
  '"`**bold**`"',
  '😀👩‍👩‍👧',
  '\u202Eevil',
  'مرحبا',
  'שלום-api',
  '```',
  '---\ntitle: x\n---',
  'a\r\nb',
  '#quot;',
  '$$x$$',
  'linkStyle 0 stroke:red',
  'style a fill:red',
  '@{ shape: circle }',
  'x'.repeat(3000),
];

describe('names of any kind', () => {
  it.each(hostile)('%j stays words in every style', async (name) => {
    const snapshot = designNamed(name);
    for (const style of diagramStyles) await expectWords(snapshot, style);
  });

  it('made of anything stay words in every style', async () => {
    const part = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 12 }));
    const name = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
    await fc.assert(
      fc.asyncProperty(name, fc.constantFrom(...diagramStyles), (each, style) => expectWords(designNamed(each), style)),
      { numRuns: 40 },
    );
  });
});

/** Lines of three sorts only, whatever the names are; Mermaid reads them, and finds as many boxes as were drawn. */
async function expectWords(snapshot: Snapshot, style: (typeof diagramStyles)[number]): Promise<void> {
  const { text, nodes } = renderMermaid(snapshot, { style });
  const [comment, head, ...lines] = text.trimEnd().split('\n');
  expect(comment).toMatch(/^%% [A-Z][\w ,:;-]+$/);
  expect(head).toBe('flowchart LR');
  for (const line of lines) expect(line).toMatch(lineShape);
  expect(lines.filter((line) => /^ +\w+[[({]/.test(line))).toHaveLength(nodes);
  expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  await expect(mermaid.parse(text)).resolves.toMatchObject({ diagramType: 'flowchart-v2' });
}

const label = '"[^"`<>|{}\\[\\]]*"';
const breaks = label.replace('<>', '').replace('*', '*?');
const lineShape = new RegExp(
  [
    `^ +subgraph \\w+\\[${label}\\]$`,
    '^ +end$',
    `^ +\\w+(\\[${breaks}\\]|\\(${breaks}\\)|\\{\\{${breaks}\\}\\})$`,
    `^ +\\w+ [-=.ox>]+(\\|${breaks}\\|)? \\w+$`,
    '^ {2}linkStyle [\\d,]+ stroke:#\\w{6}$',
  ].join('|'),
);
