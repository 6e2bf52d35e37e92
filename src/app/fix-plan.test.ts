import { describe, expect, it } from 'vitest';
import { causesOf, findingsOf } from '../core/analysis';
import { takeSnapshot } from '../core/snapshot';
import { applyChange } from '../core/workspace';
import { changeOf, planFixes, type FixPlan } from './fix-plan';

const entry = (spec: string): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: a
spec:
  hosts: [a.example.com]
${spec}`;

const analysis = { findingsOf, causesOf };

function planFor(rule: string, files: readonly { readonly path: string; readonly text: string }[]): FixPlan {
  return planFixes(takeSnapshot({ files }), { isMeant: (each) => each.rule === rule, takesFirst: true }, analysis);
}

function planAll(...texts: readonly string[]): FixPlan & { readonly texts: readonly string[] } {
  const files = texts.map((text, index) => ({ path: `${index}.yaml`, text }));
  const plan = planFixes(takeSnapshot({ files }), { isMeant: () => true, takesFirst: false }, analysis);
  return { ...plan, texts: applyChange({ files }, changeOf('', plan.edits)).files.map(({ text }) => text) };
}

describe('fixes of one rule', () => {
  it('mends every finding of a rule in all files, and no others', () => {
    const files = [
      {
        path: 'a.yaml',
        text: `${entry('  resolutoin: DNS # one\n  locaton: MESH_EXTERNAL\n')}---\n${entry('  resolutoin: DNS\n')}`,
      },
      { path: 'b.yaml', text: entry('  resolutoin: NONE\r\n') },
    ];
    const { edits, after, asked, gone } = planFor('unknown-field', files);
    const texts = applyChange({ files }, changeOf('', edits)).files.map((file) => file.text);
    expect([gone, asked]).toEqual([4, 4]);
    expect(texts).toEqual(
      files.map(({ text }) => text.replaceAll('resolutoin', 'resolution').replace('locaton', 'location')),
    );
    expect(findingsOf(after).filter((finding) => finding.rule === 'unknown-field')).toEqual([]);
  });

  it('changes nothing where no finding has a fix', () => {
    expect(planFor('unknown-field', [{ path: 'a.yaml', text: entry('') }]).edits.size).toBe(0);
  });
});

describe('all fixes together', () => {
  it('makes those of several rules and files, and says why findings stay', () => {
    const ports = '  ports: [{ number: 443, name: https, protocol: HTTPS }]\n';
    const { texts, stays, gone } = planAll(
      entry(`${ports}  resolutoin: DNS\n`),
      entry(`${ports}  hots: 1\n  resolution: Dns\n`),
    );
    expect(texts[0]).toBe(entry(`${ports}  resolution: DNS\n`));
    expect(texts[1]).toContain('  resolution: DNS\n');
    expect(gone).toBeGreaterThan(0);
    expect(new Set(stays.map(({ why }) => why))).toContain('undecided');
  });

  it('leaves a block to the finding that says it has to go', () => {
    const { stays, texts } = planAll(
      `${entry('  ports: [{ number: 443, name: https, protocol: HTTPS }]\n  resolution: DNS\n')}---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: a }
spec:
  host: a.example.com
  trafficPolicy:
    tls: { mode: SIMPLE, sni: a.example.com }
    connectionPool: { tcp: { maxConnections: 9 }, http: { maxRetries: 3 } }
`,
    );
    const why = Object.fromEntries(stays.map(({ finding, why }) => [finding.rule, why]));
    expect(Object.keys(why)).not.toContain('retries-suppressed');
    expect(why).toMatchObject({ 'double-tls': 'pattern', 'unchecked-server-name': 'follows' });
    expect(texts[0]).toContain('tls: { mode: SIMPLE, sni: a.example.com }');
  });

  it('finds nothing to do where it was done', () => {
    const once = planAll(entry('  resolutoin: dns\n  locaton: MESH_EXTERNAL\n'));
    expect(planAll(...once.texts).edits.size).toBe(0);
  });
});
