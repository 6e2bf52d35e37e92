import { describe, expect, it } from 'vitest';
import { causesOf, findingsOf } from '../analysis';
import { tracesOf } from '../mesh';
import { takeSnapshot, type Snapshot } from '../snapshot';
import { topologyOf } from '../topology';
import { applyChange, type Change } from '../workspace';
import { cpuSeconds, leastCpuSeconds } from './cpu-time';

const times = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

const head = (kind: string): string =>
  `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata: { name: one, namespace: shop }\nspec:\n`;

/** An entry for a.example.com, to which more of its spec can be added. */
const entry = `${head('ServiceEntry')}  hosts: [a.example.com]\n  location: MESH_EXTERNAL\n  resolution: DNS\n`;
const withPort = `${entry}  ports: [{ number: 80, name: http, protocol: HTTP }]\n`;

const ports = (count: number, protocol: string): string =>
  `${entry}  ports:\n${times(count, (at) => `  - { number: ${at + 1}, name: p${at}, protocol: ${protocol} }\n`)}`;

const destination = 'route: [{ destination: { host: a.example.com } }]';

const routes = (count: number, match: (index: number) => string): string =>
  `${withPort}---\n${head('VirtualService')}  hosts: [a.example.com]\n  http:\n${times(count, (at) => `  - match: [{ ${match(at)} }]\n    ${destination}\n`)}`;

/** One resource with a list or a mapping of so many. */
const shapes: readonly (readonly [what: string, text: (count: number) => string])[] = [
  ['ports for bytes', (count) => ports(count, 'TCP')],
  ['ports for requests', (count) => ports(count, 'HTTP')],
  ['ports for TLS', (count) => ports(count, 'TLS')],
  ['hosts, all the same', (count) => withPort.replace('[a.example.com]', `[${times(count, () => 'a.example.com, ')}]`)],
  ['keys that no field has', (count) => withPort + times(count, (at) => `  unknown${at}: x\n`)],
  ['keys that stand twice', (count) => withPort + times(2 * count, (at) => `  unknown${at % count}: x\n`)],
  ['one key again and again', (count) => withPort + times(count, () => '  unknown: x\n')],
  [
    'annotations',
    (count) => `${withPort.replace('shop }', `shop, annotations: { ${times(count, (at) => `k${at}: v, `)} } }`)}`,
  ],
  ['routes by an expression', (count) => routes(count, (at) => `uri: { regex: "/a${at}.*b" }`)],
  ['routes by a header', (count) => routes(count, (at) => `headers: { user: { exact: u${at} } }`)],
  ['routes for the same', (count) => routes(count, () => 'uri: { prefix: /a }')],
  [
    'routes to nowhere',
    (count) =>
      `${head('VirtualService')}  hosts: [a.example.com]\n  http:\n${times(count, (at) => `  - match: [{ uri: { regex: "/a${at}.*b" } }]\n    ${destination}\n`)}`,
  ],
  [
    'subsets',
    (count) =>
      `${withPort}---\n${head('DestinationRule')}  host: a.example.com\n  subsets:\n${times(count, (at) => `  - { name: s${at}, labels: { v: v${at} } }\n`)}`,
  ],
  [
    'destinations',
    (count) =>
      `${withPort}---\n${head('VirtualService')}  hosts: [a.example.com]\n  http:\n  - route:\n${times(count, (at) => `    - { destination: { host: a.example.com, subset: s${at} }, weight: 1 }\n`)}`,
  ],
  [
    'settings by port',
    (count) =>
      `${ports(count, 'HTTP')}---\n${head('DestinationRule')}  host: a.example.com\n  trafficPolicy:\n    portLevelSettings:\n${times(count, (at) => `    - { port: { number: ${at + 1} }, tls: { mode: SIMPLE } }\n`)}`,
  ],
];

const [few, many] = [1_000, 6_000];

/** What is derived from a text when it is opened and after one more key, but for what needs a page. */
function derive(text: string): void {
  const snapshot = takeSnapshot({ files: [{ path: 'a.yaml', text }] });
  ask(snapshot);
  const at = text.indexOf('a.example.com');
  const change: Change = {
    label: 'Typing',
    origin: 'editor',
    files: [{ type: 'edit', path: 'a.yaml', edits: [{ from: at, to: at, insert: 'x' }] }],
  };
  ask(takeSnapshot(applyChange(snapshot.workspace, change), snapshot, change));
}

function ask(snapshot: Snapshot): void {
  causesOf(findingsOf(snapshot));
  topologyOf(snapshot);
  tracesOf(snapshot.mesh);
}

describe('a list that is made to be slow', () => {
  it.each(shapes)('%s: six times as many take little more than six times as long', (_, text) => {
    derive(text(100));
    const small = leastCpuSeconds(() => derive(text(few)));
    const large = cpuSeconds(() => derive(text(many)));
    // Of what is too short to be measured nothing can be said; work that is quadratic takes 36 times as long.
    expect(large).toBeLessThan(Math.max(0.5, 18 * small));
  });

  it('finds something about each of 150,000 hosts', () => {
    const text = withPort.replace('[a.example.com]', `[${times(150_000, () => 'a.example.com, ')}]`);
    const snapshot = takeSnapshot({ files: [{ path: 'a.yaml', text }] });
    expect(findingsOf(snapshot).length).toBeGreaterThan(149_000);
  });
});
