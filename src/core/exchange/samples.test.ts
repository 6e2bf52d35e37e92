import { findingsOf } from '../analysis';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { importFiles } from './importers';

const folder = join(import.meta.dirname, '../../../public/samples');

interface Sample {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly files: readonly string[];
}

const { samples } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { samples: Sample[] };

function openSample(sample: Sample) {
  return takeSnapshot({
    files: sample.files.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') })),
  });
}

describe.each(samples)('sample $id', (sample) => {
  const snapshot = openSample(sample);

  it('has no finding that asks for a change', () => {
    const serious = findingsOf(snapshot).filter((finding) => finding.severity !== 'info');
    expect(serious.map((finding) => `${finding.file}: ${finding.rule}: ${finding.message}`)).toEqual([]);
  });

  it('draws a target for every call that is not expected to be blocked', () => {
    for (const workload of snapshot.mesh.workloads) {
      for (const call of workload.calls) {
        const row = snapshot.topology.nodes
          .flatMap((node) => (node.type === 'workload' && node.id === workload.id ? node.calls : []))
          .find((each) => each.url === call.url);
        expect([call.url, row?.target !== null]).toEqual([
          call.url,
          !isExpectedBlocked(sample, workload.name, call.url),
        ]);
      }
    }
  });

  it('has calls whose TLS is as expected', () => {
    const twice = snapshot.topology.edges.filter((edge) => edge.tls === 'app-and-sidecar' || edge.tls === 'unknown');
    expect(twice.filter((edge) => edge.type === 'call' && edge.outcome !== 'blackhole')).toEqual([]);
  });

  it('keeps what it promises, as far as that is judged', () => {
    const calls = snapshot.topology.nodes.flatMap((node) => (node.type === 'workload' ? node.calls : []));
    expect(calls.filter((call) => call.holds === false).map((call) => call.url)).toEqual([]);
  });

  it('leaves no rule without an entry', () => {
    expect(snapshot.topology.nodes.filter((node) => node.type === 'loose').map((node) => node.label)).toEqual([]);
  });

  it('says what it is for, and can be opened as it is', () => {
    expect(sample.title).not.toBe('');
    expect(sample.purpose).toMatch(/\.$/);
    const uploads = sample.files.map((path) => ({ path, bytes: new Uint8Array(readFileSync(join(folder, path))) }));
    const result = importFiles({ files: [] }, uploads);
    expect(result.problems).toEqual([]);
    expect(result.change?.files).toHaveLength(sample.files.length);
  });
});

it('lists every file, and every id once', () => {
  const listed = samples.flatMap((sample) => sample.files).sort();
  const present = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));
  expect(listed).toEqual(present.sort());
  expect(new Set(samples.map((sample) => sample.id)).size).toBe(samples.length);
  expect(listed.every((path) => existsSync(join(folder, path)) && statSync(join(folder, path)).size > 0)).toBe(true);
});

function isExpectedBlocked(sample: Sample, workload: string, url: string): boolean {
  const design = openSample(sample).mesh.designs.flatMap(
    (each) => each.resource.value['spec'] as { workloads: Workload[] },
  );
  const calls = design.flatMap((spec) =>
    spec.workloads.filter((each) => each.name === workload).flatMap((each) => each.calls),
  );
  return calls.some((call) => call.url === url && call.expect?.outcome === 'blocked');
}

interface Workload {
  readonly name: string;
  readonly calls: readonly { readonly url: string; readonly expect?: { readonly outcome?: string } }[];
}
