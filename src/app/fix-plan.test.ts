import { describe, expect, it } from 'vitest';
import { causesOf, findingsOf, findingSteps, type Finding } from '../core/analysis';
import { takeSnapshot } from '../core/snapshot';
import { applyChange, type Workspace } from '../core/workspace';
import { toEnd } from '../core/steps';
import { changeOf, fixSteps, isCertain, type FixPlan, type FixWish } from './fix-plan';

const entry = (spec: string): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: a
spec:
  hosts: [a.example.com]
${spec}`;

const analysis = { findingSteps, causesOf };

function planFixes(files: Workspace['files'], wish: FixWish): FixPlan {
  return toEnd(fixSteps(takeSnapshot({ files }), wish, analysis));
}

function planFor(rule: string, files: readonly { readonly path: string; readonly text: string }[]): FixPlan {
  const isMeant = (each: Finding): boolean => each.rule === rule;
  return planFixes(files, { isAsked: isMeant, isMeant, takesFirst: true });
}

function planAll(...texts: readonly string[]): FixPlan & { readonly texts: readonly string[] } {
  return planMeant(() => true, ...texts);
}

function planMeant(
  isMeant: FixWish['isMeant'],
  ...texts: readonly string[]
): FixPlan & { readonly texts: readonly string[] } {
  const files = texts.map((text, index) => ({ path: `${index}.yaml`, text }));
  const plan = planFixes(files, { isMeant, takesFirst: false });
  return { ...plan, texts: applyChange({ files }, changeOf('', plan.edits)).files.map(({ text }) => text) };
}

describe('text that came with the characters of an article', () => {
  it('is read anew before anything else is mended', () => {
    const clean = entry(
      "  resolution: DNS\n  location: MESH_EXTERNAL # it's outside\n  ports:\n    - number: 443\n      name: tls\n",
    );
    const pasted = clean
      .replaceAll('  ', '\u00A0 ')
      .replace('a.example.com', '“a.example.com”')
      .replace('tls', '‘tls’');
    const { texts, difference } = planAll(pasted);
    expect(texts).toEqual([clean.replace('a.example.com', '"a.example.com"').replace('tls', '"tls"')]);
    expect(difference.come.map(({ rule }) => rule)).not.toContain('duplicate-key');
    expect(difference.stay.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('fixes of one rule', () => {
  it('mends every finding of a rule in all files, and no others', () => {
    const files = [
      {
        path: 'a.yaml',
        text: `${entry('  resolutoin: DNS # one\n  locaton: MESH_EXTERNAL\n')}---\n${entry('  resolutoin: DNS\n')}`,
      },
      { path: 'b.yaml', text: entry('  resolutoin: NONE\r\n') },
    ];
    const { edits, after, asked, difference } = planFor('unknown-field', files);
    const texts = applyChange({ files }, changeOf('', edits)).files.map((file) => file.text);
    expect([difference.gone.length, difference.come, asked]).toEqual([4, [], 4]);
    expect(texts).toEqual(
      files.map(({ text }) => text.replaceAll('resolutoin', 'resolution').replace('locaton', 'location')),
    );
    expect(findingsOf(after).filter((finding) => finding.rule === 'unknown-field')).toEqual([]);
  });

  it('writes no number as one of its two readings, beside values that can be read in one way only', () => {
    const ports = (number: string): string => entry(`  ports: [{ number: ${number}, name: tls, protocol: TLS }]\n`);
    const files = ['0443', '0100', '0b11'].map((number, index) => ({ path: `${index}.yaml`, text: ports(number) }));
    const { edits, stays, asked } = planFor('ambiguous-scalar', files);
    expect(asked).toBe(3);
    expect([...edits.keys()]).toEqual(['2.yaml']);
    expect(stays.map(({ finding, why }) => [finding.file, why])).toEqual([
      ['0.yaml', 'choice'],
      ['1.yaml', 'choice'],
    ]);
  });

  it('changes nothing where no finding has a fix', () => {
    expect(planFor('unknown-field', [{ path: 'a.yaml', text: entry('') }]).edits.size).toBe(0);
  });
});

describe('all fixes together', () => {
  it('makes those of several rules and files, and says why findings stay', () => {
    const ports = '  ports: [{ number: 443, name: https, protocol: HTTPS }]\n';
    const { texts, stays, difference } = planAll(
      entry(`${ports}  resolutoin: DNS\n`),
      entry(`${ports}  hots: 1\n  resolution: Dns\n`),
    );
    expect(texts[0]).toBe(entry(`${ports}  resolution: DNS\n`));
    expect(texts[1]).toContain('  resolution: DNS\n');
    expect(difference.gone.length).toBeGreaterThan(0);
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

describe('what is certain, and what somebody has to want', () => {
  const text = `${entry('  ports: [{ number: 80, name: http, protocol: HTTP }]\n  resolution: DNS_ROUND_ROBIN\n  locaton: MESH_EXTERNAL\n')}---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: a }
spec:
  host: a.example.com
  trafficPolicy:
    loadBalancer: { simple: ROUND_ROBIN }
    connectionPool: { http: { h2UpgradePolicy: DEFAULT } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: a }
spec:
  hosts: [a.example.com]
  http:
    - timeout: 60s
      retries: { attempts: 2, perTryTimeout: 20s, retryOn: "5xx,reset" }
      route: [{ destination: { host: a.example.com } }]
`;

  it('leaves what takes a block away, or is one of two remedies, to somebody who wants it', () => {
    const { texts, stays, difference } = planMeant(isCertain, text);
    expect(texts[0]).toBe(text.replace('locaton', 'location'));
    const wanted = stays.filter(({ why }) => why === 'wanted').map(({ finding }) => finding.rule);
    expect(wanted).toEqual(expect.arrayContaining(['nothing-to-balance', 'repeated-writes']));
    expect(difference.gone.map(({ rule }) => rule)).toContain('unknown-field');
  });

  it('counts what goes, what stays and what is new, which adds up', () => {
    const { texts, difference } = planMeant((each) => isCertain(each) || each.rule === 'repeated-writes', text);
    const before = findingsOf(takeSnapshot({ files: [{ path: '0.yaml', text }] })).length;
    const after = findingsOf(takeSnapshot({ files: [{ path: '0.yaml', text: texts[0] ?? '' }] })).length;
    expect(difference.gone.length + difference.stay.length).toBe(before);
    expect(difference.come.length + difference.stay.length).toBe(after);
    // One fix does not bring what another rule warns of.
    expect(difference.come.map(({ rule }) => rule)).toEqual([]);
    expect(texts[0]).toContain('retries: { attempts: 2, retryOn: "connect-failure,refused-stream" }');
  });

  it('leaves out what is not ticked', () => {
    const { edits, stays } = planMeant(() => false, text);
    expect(edits.size).toBe(0);
    expect(stays.find(({ finding }) => finding.rule === 'unknown-field')?.why).toBe('left');
  });
});
