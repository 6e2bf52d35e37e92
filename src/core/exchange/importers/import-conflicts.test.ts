import { describe, expect, it } from 'vitest';
import { workspaceOf } from '../../testing/mesh-fixture';
import { applyChange, type Change, type Workspace } from '../../workspace';
import { findOverlap, settleImport, type ConflictChoice } from './import-conflicts';

const entry = (name: string, host: string, comment = ''): string =>
  `${comment}apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: ${name}\n  namespace: n\nspec:\n  hosts:\n    - ${host}\n`;

const importOf = (path: string, text: string): Change => ({
  label: `Open ${path}`,
  origin: 'import',
  files: [{ type: 'create', path, text }],
});

function settled(workspace: Workspace, change: Change, choice: ConflictChoice): Readonly<Record<string, string>> {
  const keys = findOverlap(workspace, change).conflicts.map(({ key }) => key);
  const result = settleImport(workspace, change, new Map(keys.map((key) => [key, choice])));
  const after = result.change ? applyChange(workspace, result.change) : workspace;
  return Object.fromEntries(after.files.map(({ path, text }) => [path, text]));
}

const here = workspaceOf({
  'a.yaml': `# Ours.\n\n${entry('one', 'one.com', '# mine\n')}---\n${entry('two', 'two.com')}`,
});

describe('what an import has in common with the workspace', () => {
  it('is nothing when its resources are new', () => {
    expect(findOverlap(here, importOf('b.yaml', entry('three', 'three.com')))).toEqual({ equal: 0, conflicts: [] });
  });

  it('counts equal documents, whatever marker and line breaks they have', () => {
    const text = `---\n${entry('two', 'two.com').replace(/\n/g, '\r\n')}\r\n---\n${entry('three', 'three.com')}`;
    expect(findOverlap(here, importOf('b.yaml', text))).toEqual({ equal: 1, conflicts: [] });
  });

  it('lists resources of the same key with another text', () => {
    const { equal, conflicts } = findOverlap(here, importOf('b.yaml', entry('two', 'other.com')));
    expect(equal).toBe(0);
    expect(conflicts).toMatchObject([
      { key: 'ServiceEntry/n/two', freeName: 'two-2', mine: { path: 'a.yaml' }, theirs: { path: 'b.yaml' } },
    ]);
  });

  it('takes a name that is free', () => {
    const more = workspaceOf({ 'a.yaml': `${entry('two', 'two.com')}---\n${entry('two-2', 'x.com')}` });
    expect(findOverlap(more, importOf('b.yaml', entry('two', 'y.com'))).conflicts[0]?.freeName).toBe('two-3');
  });

  it('leaves what has no name, what is in a list and what cannot be read alone', () => {
    const list = `kind: List\napiVersion: v1\nitems:\n  - apiVersion: v1\n    kind: Service\n    metadata: { name: a }\n`;
    const both = workspaceOf({ 'a.yaml': `${list}---\na: 1\n---\nkind: "\n` });
    expect(findOverlap(both, importOf('b.yaml', `${list.replace('a }', 'b }')}---\na: 2\n---\nkind: "\n`))).toEqual({
      equal: 0,
      conflicts: [],
    });
  });
});

describe('an import', () => {
  const incoming = importOf(
    'b.yaml',
    `# From the bank.\n\n${entry('one', 'new.com', '# theirs\n')}---\n${entry('two', 'two.com')}---\n${entry('three', 'three.com')}`,
  );

  it('gives a file another path where its own was taken since it was planned', () => {
    const text = entry('three', 'three.com');
    expect(settled(here, importOf('a.yaml', text), 'mine')['a-2.yaml']).toBe(text);
  });

  it('leaves out what is here already and what is to stay', () => {
    expect(settled(here, incoming, 'mine')).toEqual({
      'a.yaml': here.files[0]?.text,
      'b.yaml': `# From the bank.\n\n---\n${entry('three', 'three.com')}`,
    });
  });

  it('puts the incoming documents in the place of those that are here', () => {
    expect(settled(here, incoming, 'theirs')['a.yaml']).toBe(
      `# Ours.\n\n---\n${entry('one', 'new.com', '# From the bank.\n\n# theirs\n')}---\n${entry('two', 'two.com')}`,
    );
  });

  it('gives the incoming one a name of its own when both are kept', () => {
    const files = settled(here, incoming, 'both');
    expect(files['a.yaml']).toBe(here.files[0]?.text);
    expect(files['b.yaml']).toContain('name: one-2\n');
    expect(files['b.yaml']).not.toContain('name: two\n');
  });

  it('adds no file of which nothing is left, and is nothing when that was all', () => {
    const again = importOf('c.yaml', `${entry('two', 'two.com')}`);
    expect(settleImport(here, again, new Map())).toEqual({ change: null, added: [] });
  });

  it('gives copies of what is here a free name when that is asked for', () => {
    const { change } = settleImport(here, importOf('c.yaml', entry('two', 'two.com')), new Map(), 'copy');
    expect(change?.files).toMatchObject([{ type: 'create', path: 'c.yaml', text: entry('two-2', 'two.com') }]);
  });

  it('replaces several documents of one file at once', () => {
    const change = importOf('b.yaml', `${entry('two', '2.com')}---\n${entry('one', '1.com')}`);
    const text = settled(here, change, 'theirs')['a.yaml'] ?? '';
    expect(text.indexOf('1.com')).toBeGreaterThan(0);
    expect(text.indexOf('2.com')).toBeGreaterThan(text.indexOf('1.com'));
    expect(text.match(/kind: ServiceEntry/g)).toHaveLength(2);
  });
});
