import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../core/snapshot';
import { importTroubles } from './import-troubles';

const entry = 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: a, namespace: n }\n';

function troublesOf(files: Readonly<Record<string, string>>, added: readonly string[]): string[] {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  return importTroubles(takeSnapshot({ files: sources }), new Set(added));
}

describe('importTroubles', () => {
  it.each<[string, string, RegExp]>([
    ['a Helm template', 'kind: Service\nmetadata:\n  name: {{ .Values.name }}\n', /^x\.yaml, line 3: .*Helm template/],
    ['a tab', 'kind: Service\nmetadata:\n\tname: a\n', /^x\.yaml, line 3: .*tab/i],
    ['a quote left open', 'kind: Service\nmetadata:\n  name: "a\n', /^x\.yaml, line 3: .*quot/i],
    ['a key twice', `${entry}---\na: 1\na: 2\n`, /^x\.yaml, line 6: .*a/],
    ['a page', '<html><body>Bad Gateway</body></html>\n', /^x\.yaml, line 1: This is an HTML page/],
    ['an error of kubectl', 'error: You must be logged in\n', /^x\.yaml, line 1: This is not a Kubernetes object/],
    [
      'a list that was cut off',
      'items:\n- apiVersion: v1\n  kind: Pod\n  metada\n',
      /^x\.yaml, line 4: kind: List is missing/,
    ],
    ['too many levels', `${'['.repeat(250)}${']'.repeat(250)}\n`, /^x\.yaml, line 1: .*(deep|nest|level)/i],
  ])('names file and line of %s', (_, text, sentence) => {
    const troubles = troublesOf({ 'x.yaml': text }, ['x.yaml']);
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toMatch(sentence);
  });

  it('says where a resource is that comes a second time', () => {
    expect(troublesOf({ 'a.yaml': entry, 'b.yaml': `# again\n---\n${entry}` }, ['b.yaml'])).toEqual([
      'b.yaml, line 3: ServiceEntry a is in a.yaml, line 1 too.',
    ]);
  });

  it('counts what else of a file comes a second time, and finds the line of an item of a List', () => {
    const item = (name: string): string => `- kind: ServiceEntry\n  metadata: { name: ${name}, namespace: n }\n`;
    const list = `apiVersion: v1\nkind: List\nitems:\n${item('z')}${item('a')}${item('b')}${item('c')}`;
    const entries = ['a', 'b', 'c'].map((name) =>
      entry.replace('name: a', `name: ${name}`).replace('networking.istio.io/v1', 'v1'),
    );
    expect(
      troublesOf({ 'a.yaml': entries.join('---\n'), 'b.yaml': list.replaceAll('- kind', '- apiVersion: v1\n  kind') }, [
        'b.yaml',
      ]),
    ).toEqual([
      'b.yaml, line 7: ServiceEntry a is in a.yaml, line 1 too. 2 more resources of this file are here twice.',
    ]);
  });

  it('is silent about what was there before, and about files that can be read', () => {
    expect(troublesOf({ 'old.yaml': 'a: "\n', 'a.yaml': entry }, ['a.yaml'])).toEqual([]);
    expect(troublesOf({ 'a.yaml': entry, 'values.yaml': 'replicas: 2\n' }, ['a.yaml', 'values.yaml'])).toEqual([]);
    expect(troublesOf({ 'notes.yaml': '# to be written\n' }, ['notes.yaml'])).toEqual([]);
  });

  it('counts what would be too much to list', () => {
    const files = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`${index}.yaml`, 'a: "\n']));
    const troubles = troublesOf(files, Object.keys(files));
    expect(troubles).toHaveLength(21);
    expect(troubles.at(-1)).toBe('5 more are listed in Problems.');
  });
});
