import { describe, expect, it } from 'vitest';
import { kinds, validateDocument } from '../schema';
import { takeSnapshot } from '../snapshot';
import { workspaceOf } from '../testing/mesh-fixture';
import { readDocuments } from '../yaml';
import { completeAt, type Completion } from './index';

/** What is offered at `|` in a file of one document. */
function offered(marked: string): readonly Completion[] {
  const snapshot = takeSnapshot(workspaceOf({ 'a.yaml': marked.replace('|', '') }));
  const [document] = snapshot.files[0]?.stream.documents ?? [];
  if (!document) throw new Error('There is no document');
  return completeAt(document, marked.indexOf('|'), snapshot.mesh);
}

function labels(marked: string): string[] {
  return offered(marked).map(({ label }) => label);
}

function snippetOf(kind: string, marked = '|'): string {
  return offered(marked).find(({ label, type }) => type === 'resource' && label === kind)?.insert ?? '';
}

/** The text that a snippet leaves when nothing is typed at its stops. */
function plain(snippet: string): string {
  return snippet.replace(/\$\{\d+:([^}]*)\}/g, '$1');
}

const list = 'apiVersion: v1\nkind: List\nitems:\n';

describe('an item of a List', () => {
  it('is offered whole behind its dash', () => {
    for (const marked of [`${list}- |`, `${list}  - |\n`, `${list}- serv|`])
      expect(labels(marked)).toEqual(expect.arrayContaining(['ServiceEntry', 'apiVersion', 'kind']));
    const entry = plain(snippetOf('ServiceEntry', `${list}  - |`));
    const [document] = readDocuments(`${list}  - ${entry}\n`).documents;
    expect(document && validateDocument(document)).toEqual([]);
    expect(entry).toContain('\n    metadata:\n      name: new-se\n');
  });

  it('goes on with the keys of a resource', () => {
    const item = `${list}- apiVersion: networking.istio.io/v1\n`;
    expect(labels(`${item}  |`)).toEqual(['kind', 'metadata', 'spec']);
    expect(labels(`${item}  me|`)).toContain('metadata');
    expect(labels(`${item}  kind: Sidecar\n  |`)).toEqual(['metadata', 'spec']);
    expect(labels(`${item}  kind: Sidecar\n  metadata:\n    |`)).toContain('namespace');
    expect(offered(`${item}  |`).find(({ label }) => label === 'spec')?.insert).toBe('spec:\n    ');
  });

  it('starts below items', () => {
    expect(labels('apiVersion: v1\nkind: List\n|')).toEqual(['items']);
    expect(labels('apiVersion: networking.istio.io/v1\n|')).toEqual(['kind', 'metadata', 'spec']);
  });
});

describe('a whole resource', () => {
  it('has a stop for each value to look at, one for a host wherever it stands', () => {
    expect(snippetOf('VirtualService')).toBe(
      [
        'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: ${1:new-vs}\nspec:\n  hosts:',
        '\n    - ${2:api.example.com}\n  http:\n    - route:\n        - destination:\n            host: ${2:api.example.com}\n',
      ].join(''),
    );
    const entry = snippetOf('ServiceEntry');
    expect(entry).toContain('number: ${3:443}\n      name: ${4:https}\n      protocol: ${5:HTTPS}');
    expect(entry).toContain('location: MESH_EXTERNAL\n');
    expect(snippetOf('AuthorizationPolicy')).toContain('- ${2:default}');
  });

  it.each(kinds.flatMap(({ kind, starter }) => (starter ? [[kind, starter] as const] : [])))(
    'is the starter of its kind when nothing is changed: %s',
    (kind, starter) => {
      const name = /name: \$\{1:([^}]+)\}/.exec(snippetOf(kind))?.[1] ?? '';
      expect(name).not.toBe('');
      expect(plain(snippetOf(kind))).toBe(starter({ name }));
    },
  );
});
