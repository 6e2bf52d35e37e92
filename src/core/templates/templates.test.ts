import { topologyOf } from '../topology';
import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findingsOf } from '../analysis';
import { isRecord } from '../schema';
import { takeSnapshot, type Snapshot } from '../snapshot';
import { filesOf, readParameters, refuseParameter, templates, type Template, type TemplateValues } from '.';

const snapshotOf = (template: Template, values: Partial<TemplateValues> = {}): Snapshot =>
  takeSnapshot({ files: filesOf(template, values) });

describe.each(templates)('template $id', (template) => {
  const snapshot = snapshotOf(template);

  it('has no finding that asks for a change', () => {
    expect(seriousOf(snapshot)).toEqual([]);
  });

  it('has none for any name, namespace, host and port', () => {
    fc.assert(
      fc.property(values, (given) => {
        fc.pre(refuseParameter('port', String(given.port), template.speaks) === null);
        const found = snapshotOf(template, given);
        expect(seriousOf(found)).toEqual([]);
        expect(brokenPromises(found)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps its promises, and makes one of every call', () => {
    expect(brokenPromises(snapshot)).toEqual([]);
    for (const { promised } of callsOf(snapshot)) expect(promised['outcome']).toBeDefined();
    const rows = topologyOf(snapshot).nodes.flatMap((node) => (node.type === 'workload' ? node.calls : []));
    for (const { expects, holds } of rows) expect([expects, holds !== false]).toEqual([expects, true]);
  });

  it('has the kinds that it names, and everything drawn', () => {
    const kinds = snapshot.resources.map((resource) => resource.kind).filter((kind) => kind !== 'EgressDesign');
    expect(kinds).toEqual(template.kinds);
    const loose = topologyOf(snapshot).nodes.filter((node) => node.type === 'loose' || node.type === 'unreadable');
    // A Sidecar belongs to a band, and the rule for the way to the gateway to a Service that the files do not hold.
    const expected = loose.filter((node) => /^Sidecar |-to-gateway$/.test(node.label));
    expect(loose).toEqual(expected);
  });

  it('says what it is for in words that fit a card, and in lines that fit a screen', () => {
    expect(template.purpose).toMatch(/^[A-Z].*\.$/);
    expect(template.purpose.length).toBeLessThan(100);
    expect(template.teaches.length).toBeGreaterThanOrEqual(2);
    for (const { text } of filesOf(template)) {
      expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true);
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    }
  });
});

it('says who sees the rule beside the gateway, also where the pods share its namespace', () => {
  const template = templates.find(({ id }) => id === 'egress-gateway');
  if (!template) throw new Error('The template is gone');
  const textIn = (namespace: string): string => filesOf(template, { namespace })[0]?.text ?? '';
  expect(textIn('shop')).toContain('# seen nowhere else');
  expect(textIn('istio-system')).not.toContain('nowhere else');
  expect(textIn('istio-system')).toContain('The pods of this namespace see it');
});

it('says of every template what Envoy does: 503 is for HTTP alone, and what the server has not seen is safe to repeat', () => {
  const words = (id: string): string => {
    const { teaches, needs } = templates.find((each) => each.id === id) ?? { teaches: [] };
    return [...teaches, needs?.why ?? ''].join(' ');
  };
  expect(words('allow-list')).not.toContain('503');
  expect(words('egress-gateway')).not.toContain('a 404 or a reset');
  expect(words('egress-gateway')).toContain('plain HTTP goes to port 443');
  expect(words('bounded-retries')).not.toContain('Only connect-failure');
});

describe('the parameters', () => {
  it.each([
    ['name', 'Shop', 'is not a Kubernetes name'],
    ['name', '', 'The name is empty.'],
    ['name', 'a'.repeat(64), '63 are the most'],
    ['namespace', 'a.b', 'is not a Kubernetes namespace'],
    ['host', 'https://example.com', 'leave out the scheme'],
    ['host', '*.example.com', 'is not a host name'],
    ['host', 'api', 'has no dot'],
    ['host', '10.0.0.1', 'ends in a number'],
    ['port', '0', 'is not a port'],
    ['port', '65536', 'is not a port'],
    ['port', '80a', 'is not a port'],
    ['port', '15001', 'listen on 15001 themselves'],
  ] as const)('refuse %s %s', (parameter, text, reason) => {
    expect(refuseParameter(parameter, text)).toContain(reason);
  });

  it('are read as they are typed', () => {
    const [first] = templates;
    if (!first) throw new Error('There are no templates');
    expect(readParameters(first, { name: 'true', port: '8443' })).toEqual({
      ...first.defaults,
      name: 'true',
      port: 8443,
    });
    expect(readParameters(first, { port: '' })).toBeNull();
  });
});

it('lists every template once, by the name of its file', () => {
  const others = ['index.ts', 'template.ts', 'write.ts', 'parameters.ts'];
  const files = readdirSync(import.meta.dirname).filter(
    (file) =>
      file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('large-mesh') && !others.includes(file),
  );
  expect(templates.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
  for (const key of ['id', 'title', 'purpose'] as const)
    expect(new Set(templates.map((template) => template[key])).size).toBe(templates.length);
});

const label = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,12}[a-z0-9])?$/);
const values: fc.Arbitrary<TemplateValues> = fc.record({
  name: fc.oneof(label, fc.constantFrom('true', 'null', '1e3', '0x1f', 'design', 'y', '12')),
  namespace: fc.oneof(label, fc.constantFrom('istio-system', 'default', 'no', '007')),
  host: fc
    .tuple(label, label, fc.constantFrom('com', 'example.org', 'internal'))
    .map((parts) => parts.join('.'))
    .filter((host) => refuseParameter('host', host) === null),
  port: fc
    .oneof(fc.integer({ min: 1, max: 65_535 }), fc.constantFrom(80, 443, 8443, 3306))
    .filter((port) => refuseParameter('port', String(port)) === null),
});

function seriousOf(snapshot: Snapshot): string[] {
  return findingsOf(snapshot)
    .filter(({ severity }) => severity !== 'info')
    .map(({ file, rule, message }) => `${file}: ${rule}: ${message}`);
}

interface PromisedCall {
  readonly url: string;
  readonly promised: Readonly<Record<string, unknown>>;
  readonly found: Readonly<Record<string, unknown>>;
}

/** Every drawn call with what is promised of it and what the flow graph says. */
function callsOf(snapshot: Snapshot): PromisedCall[] {
  const { mesh, resources } = snapshot;
  const topology = topologyOf(snapshot);
  const promises = new Map<string, Readonly<Record<string, unknown>>>();
  for (const { value } of resources.filter(({ kind }) => kind === 'EgressDesign')) note(value['spec'], promises);
  return mesh.workloads.flatMap(({ id, calls }) =>
    calls.map(({ url }, index) => {
      const node = topology.nodes.find((each) => each.id === id);
      const row = node?.type === 'workload' ? node.calls[index] : undefined;
      const wires = topology.edges.filter(
        (edge) => edge.type === 'call' && edge.fromRow === row?.id && row?.target !== null,
      );
      const tls = { none: 'none', app: 'passthrough', sidecar: 'originated', gateway: 'gateway' } as const;
      const byGateway = topology.edges.some((edge) => edge.type === 'route' && edge.to.startsWith('Gateway/'));
      const onWire = byGateway ? 'gateway' : (tls[(wires[0]?.tls ?? 'none') as keyof typeof tls] ?? 'double');
      const reached = row?.target !== null && row?.target !== undefined;
      const outcome = reached ? 'reached' : row?.unresolved === 'refused' ? 'blocked' : 'passthrough';
      return {
        url,
        promised: promises.get(`${id} ${url}`) ?? {},
        found: { outcome, ...(reached ? { tls: onWire } : {}) },
      };
    }),
  );
}

function note(spec: unknown, promises: Map<string, Readonly<Record<string, unknown>>>): void {
  const workloads = isRecord(spec) && Array.isArray(spec['workloads']) ? (spec['workloads'] as unknown[]) : [];
  for (const workload of workloads.filter(isRecord))
    for (const call of (Array.isArray(workload['calls']) ? (workload['calls'] as unknown[]) : []).filter(isRecord))
      if (isRecord(call['expect']))
        promises.set(
          `Workload/${String(workload['namespace'])}/${String(workload['name'])} ${String(call['url'])}`,
          call['expect'],
        );
}

function brokenPromises(snapshot: Snapshot): string[] {
  return callsOf(snapshot).flatMap(({ url, promised, found }) =>
    Object.entries(found).some(([key, value]) => promised[key] !== undefined && promised[key] !== value)
      ? [`${url}: promised ${JSON.stringify(promised)}, found ${JSON.stringify(found)}`]
      : [],
  );
}
