import { describe, expect, it } from 'vitest';
import { workspaceOf } from '../../testing/mesh-fixture';
import { applyChange, type Change, type SourceFile, type Workspace } from '../../workspace';
import { streamOf } from '../../yaml';
import { findOverlap, settleImport, type ConflictChoice } from './import-conflicts';
import { spotsIn } from './spots';

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
      { key: 'ServiceEntry/n/two', freeNames: ['two-2'], mine: { path: 'a.yaml' }, theirs: { path: 'b.yaml' } },
    ]);
  });

  it('takes a name that is free', () => {
    const more = workspaceOf({ 'a.yaml': `${entry('two', 'two.com')}---\n${entry('two-2', 'x.com')}` });
    expect(findOverlap(more, importOf('b.yaml', entry('two', 'y.com'))).conflicts[0]?.freeNames).toEqual(['two-3']);
    const twice = importOf('b.yaml', `${entry('two', 'y.com')}---\n${entry('two', 'z.com')}`);
    expect(findOverlap(more, twice).conflicts[0]?.freeNames).toEqual(['two-3', 'two-4']);
    expect(findOverlap(more, twice).conflicts[0]?.theirs.text.split('\n---\n')).toHaveLength(2);
    const kept = settleImport(more, twice, new Map([['ServiceEntry/n/two', 'both']]));
    expect(kept.outcomes.both).toBe(2);
  });

  it('leaves what has no name and what cannot be read alone', () => {
    const list = `kind: List\napiVersion: v1\nitems:\n  - apiVersion: v1\n    kind: Service\n    metadata: {}\n  - "\n`;
    const both = workspaceOf({ 'a.yaml': `${list}---\na: 1\n---\nkind: "\n` });
    expect(findOverlap(both, importOf('b.yaml', `${list}---\na: 2\n---\nkind: "\n`))).toEqual({
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
      'b.yaml': `# From the bank.\n\n${entry('three', 'three.com')}`,
    });
  });

  it('puts the incoming documents in the place of those that are here', () => {
    expect(settled(here, incoming, 'theirs')['a.yaml']).toBe(
      `# Ours.\n\n${entry('one', 'new.com', '# From the bank.\n\n# theirs\n')}---\n${entry('two', 'two.com')}`,
    );
  });

  it('begins what is left of a file as the file began', () => {
    const [two, three] = [entry('two', 'two.com'), entry('three', 'three.com')];
    for (const head of ['', '---\n', '\uFEFF', '# The bank.\n\n'])
      expect(settled(here, importOf('b.yaml', `${head}${two}---\n${three}`), 'mine')['b.yaml']).toBe(`${head}${three}`);
    expect(settled(here, importOf('b.yaml', `${two}--- # mail\n${three}`), 'mine')['b.yaml']).toBe(
      `--- # mail\n${three}`,
    );
  });

  it.each([
    ['nothing above it', entry('one', 'one.com')],
    ['a header', `# Owned by a team.\n\n# Ask them.\n\n${entry('one', 'one.com', '# one\n')}`],
    ['a marker', `---\n${entry('one', 'one.com')}`],
    ['a header over its marker', `# Owned by a team.\n---\n${entry('one', 'one.com')}`],
    ['a byte order mark', `\uFEFF${entry('one', 'one.com')}`],
    ['Windows line breaks', `# Ours.\n\n${entry('one', 'one.com')}`.replaceAll('\n', '\r\n')],
    ['blank lines before the next one', `${entry('one', 'one.com')}\n\n---\n${entry('two', 'two.com')}`],
    ['the mark of an end behind it', `${entry('one', 'one.com')}...\n${entry('two', 'two.com')}`],
    ['no line break at the end', entry('one', 'one.com').trimEnd()],
  ])('makes of a file the one that comes where its first document has %s', (_, text) => {
    const next = text.replace('one.com', 'new.com');
    expect(settled(workspaceOf({ 'a.yaml': text }), importOf('b.yaml', next), 'theirs')).toEqual({ 'a.yaml': next });
  });

  it('shows the header of a file as staying where what comes is put below it', () => {
    const { conflicts } = findOverlap(here, importOf('b.yaml', entry('one', 'new.com', '# theirs\n')));
    expect(conflicts[0]?.mine.text).toBe(entry('one', 'one.com', '# mine\n').trimEnd());
  });

  it('gives the incoming one a name of its own when both are kept', () => {
    const files = settled(here, incoming, 'both');
    expect(files['a.yaml']).toBe(here.files[0]?.text);
    expect(files['b.yaml']).toContain('name: one-2\n');
    expect(files['b.yaml']).not.toContain('name: two\n');
  });

  it('adds no file of which nothing is left, and is nothing when that was all', () => {
    const again = importOf('c.yaml', `${entry('two', 'two.com')}`);
    expect(settleImport(here, again, new Map())).toMatchObject({ change: null, added: [], outcomes: { skipped: 1 } });
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

/** Texts as items of a List, each behind a dash at column 2, its comments above it. */
const listOf = (...texts: readonly string[]): string =>
  `# A List.\napiVersion: v1\nkind: List\nitems:\n${texts.map(itemOf).join('')}# The end.\n`;

function itemOf(text: string): string {
  const lines = text.trimEnd().split('\n');
  const first = lines.findIndex((line) => !line.startsWith('#'));
  return lines.map((line, index) => `${index === first ? '  - ' : index < first ? '  ' : '    '}${line}\n`).join('');
}

describe('an item of a List', () => {
  const [one, two, three] = ['one', 'two', 'three'].map((name) => entry(name, `${name}.com`, `# ${name}\n`)) as [
    string,
    string,
    string,
  ];
  const other = entry('two', 'other.com', '# theirs\n');

  it.each([
    ['beside a document', { 'a.yaml': two }, listOf(one, other)],
    ['beside an item', { 'a.yaml': listOf(two, three) }, listOf(one, other)],
    ['that is here, beside a document', { 'a.yaml': listOf(two, three) }, other],
  ])('is asked about %s', (_, files, text) => {
    expect(findOverlap(workspaceOf(files), importOf('b.yaml', text))).toMatchObject({
      equal: 0,
      conflicts: [
        {
          key: 'ServiceEntry/n/two',
          mine: { path: 'a.yaml', text: two.trimEnd() },
          theirs: { path: 'b.yaml', text: other.trimEnd() },
        },
      ],
    });
  });

  it('is here already where a document says it in the same words', () => {
    const list = workspaceOf({ 'a.yaml': listOf(one, two) });
    expect(findOverlap(list, importOf('b.yaml', `${two}---\n${three}`))).toEqual({ equal: 1, conflicts: [] });
    expect(settled(workspaceOf({ 'a.yaml': two }), importOf('b.yaml', listOf(one, two, three)), 'mine')).toEqual({
      'a.yaml': two,
      'b.yaml': listOf(one, three),
    });
  });

  it('stays behind with its List where that holds nothing new', () => {
    const result = settleImport(
      workspaceOf({ 'a.yaml': `${two}---\n${three}` }),
      importOf('b.yaml', listOf(two, three)),
      new Map(),
    );
    expect(result).toMatchObject({ change: null, added: [], outcomes: { skipped: 2, unremoved: 0 } });
  });

  it('is left out of the List that it comes with, or put in the place of what is here', () => {
    const documents = workspaceOf({ 'a.yaml': `${one}---\n${two}` });
    const change = importOf('b.yaml', listOf(other, three));
    expect(settled(documents, change, 'mine')).toEqual({
      'a.yaml': `${one}---\n${two}`,
      'b.yaml': listOf(three),
    });
    expect(settled(documents, change, 'theirs')).toEqual({ 'a.yaml': `${one}---\n${other}`, 'b.yaml': listOf(three) });
  });

  it('is replaced in its List, of which every other byte stays', () => {
    const spaced = (...texts: readonly string[]): string =>
      listOf(...texts).replaceAll('  # two', '\n  # A team.\n\n  # two');
    const lists = workspaceOf({ 'a.yaml': spaced(one, two, three) });
    const expected = { 'a.yaml': spaced(one, two, three).replace(itemOf(two), itemOf(other)) };
    expect(settled(lists, importOf('b.yaml', other), 'theirs')).toEqual(expected);
    expect(settled(lists, importOf('b.yaml', listOf(other, three)), 'theirs')).toEqual(expected);
    const windows = (text: string): string => text.replaceAll('\n', '\r\n');
    expect(settled(workspaceOf({ 'a.yaml': windows(spaced(one, two)) }), importOf('b.yaml', other), 'theirs')).toEqual({
      'a.yaml': windows(spaced(one, two).replace(itemOf(two), itemOf(other))),
    });
  });

  it.each([
    ['a header over it', `# Owned by team A\n\n# Call them first.\n\n${other}`],
    ['a header over its marker', `# Owned by team A\n\n---\n${other}`],
    ['comments behind it', `${other}# That is all.\n\n# Really.\n`],
    ['a byte order mark', `\uFEFF${other}`],
  ])('is here already once it was taken with %s', (_, text) => {
    for (const file of [listOf(one, two, three), `# Ours.\n\n${two}---\n${three}`, two]) {
      const files = settled(workspaceOf({ 'a.yaml': file }), importOf('b.yaml', text), 'theirs');
      expect(Object.keys(files)).toEqual(['a.yaml']);
      for (const comment of text.match(/#.*/g) ?? []) expect(files['a.yaml']?.split(comment)).toHaveLength(2);
      expect(findOverlap(workspaceOf(files), importOf('b.yaml', text))).toEqual({ equal: 1, conflicts: [] });
    }
  });

  it('comes under a free name of its own each where it comes twice', () => {
    const here = workspaceOf({ 'a.yaml': two });
    const twice = importOf('b.yaml', `${other}---\n${entry('two', 'third.com')}`);
    expect(settled(here, twice, 'both')['b.yaml']).toBe(
      `${entry('two-2', 'other.com', '# theirs\n')}---\n${entry('two-3', 'third.com')}`,
    );
    const { change } = settleImport(here, importOf('b.yaml', `${two}---\n${two}`), new Map(), 'copy');
    expect(JSON.stringify(change).match(/two-\d/g)).toEqual(['two-2', 'two-3']);
  });

  it('comes under a free name, which is one that nothing else comes under', () => {
    const list = listOf(other, entry('two-2', 'more.com'));
    expect(settled(workspaceOf({ 'a.yaml': two }), importOf('b.yaml', list), 'both')).toEqual({
      'a.yaml': two,
      'b.yaml': list.replace('name: two\n', 'name: two-3\n'),
    });
    const { change } = settleImport(workspaceOf({ 'a.yaml': two }), importOf('b.yaml', listOf(two)), new Map(), 'copy');
    expect(change?.files).toMatchObject([{ path: 'b.yaml', text: listOf(two.replace('name: two', 'name: two-2')) }]);
  });

  const json = (host: string): string =>
    `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"two","namespace":"n"},"data":{"host":"${host}"}}`;
  const rest = '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"rest"}}';
  const jsonList = (...items: readonly string[]): string => `{"kind":"List","items":[${items.join(',')}]}\n`;

  it('stays JSON in a List that is JSON', () => {
    const here = workspaceOf({ 'a.json': jsonList(rest, json('a.com')) });
    expect(settled(here, importOf('b.json', jsonList(json('b.com'))), 'theirs')).toEqual({
      'a.json': jsonList(rest, json('b.com')),
    });
    const yaml = `# why\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: two\n  namespace: n\ndata:\n  host: b.com\n`;
    const { 'a.json': text = '' } = settled(here, importOf('b.yaml', yaml), 'theirs');
    expect(JSON.parse(text)).toEqual(JSON.parse(jsonList(rest, json('b.com'))));
    expect(text.startsWith(jsonList(rest, '').slice(0, -4))).toBe(true);
    expect(settled(workspaceOf({ 'a.yaml': yaml }), importOf('b.json', jsonList(json('c.com'))), 'theirs')).toEqual({
      'a.yaml': `${json('c.com')}\n`,
    });
  });

  it.each([
    ['JSON', 'a.json', (...items: readonly string[]) => jsonList(...items)],
    ['brackets', 'a.yaml', (...items: readonly string[]) => `kind: List\nitems: [${items.join(', ')}]\n`],
    [
      'JSON over lines',
      'a.json',
      (...items: readonly string[]) => JSON.stringify(JSON.parse(jsonList(...items)), null, 2),
    ],
  ])('is here already once it was taken into %s, where it cannot be written as it comes', (_, path, list) => {
    const lines = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: two\n  namespace: n\ndata:\n  host: 'b.com'\n`;
    for (const text of [lines, `# why\n${lines}`, listOf(lines, entry('one', 'one.com')), `%YAML 1.2\n---\n${lines}`]) {
      const change = importOf('b.yaml', text);
      const here = workspaceOf({ [path]: list(rest, json('a.com')) });
      expect(findOverlap(here, change)).toMatchObject({ equal: 0, conflicts: [{ name: 'two' }] });
      const taken = workspaceOf(settled(here, change, 'theirs'));
      expect(findOverlap(taken, change).conflicts).toEqual([]);
      expect(settleImport(taken, change, new Map()).change).toBeNull();
      // What says something else is asked about as before.
      const again = importOf('b.yaml', text.replace('b.com', 'c.com'));
      expect(findOverlap(taken, again).conflicts).toMatchObject([{ name: 'two' }]);
    }
  });

  it('is asked about where it comes twice, of which one is here', () => {
    const lines = (host: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: two\n  namespace: n\ndata:\n  host: ${host}\n`;
    const here = workspaceOf({ 'a.json': jsonList(rest, json('a.com')) });
    for (const hosts of [
      ['a.com', 'b.com'],
      ['b.com', 'a.com'],
    ]) {
      const change = importOf('b.yaml', hosts.map(lines).join('---\n'));
      expect(findOverlap(here, change).conflicts).toHaveLength(1);
    }
  });

  it('is printed where its text leans on its List, and stays where others lean on it', () => {
    const leaning = listOf(`${one.trimEnd()}\n  labels: &l { a: b }\n`, `${other.trimEnd()}\n  labels: *l\n`);
    for (const place of [two, listOf(two, three)]) {
      const { 'a.yaml': text = '', ...left } = settled(
        workspaceOf({ 'a.yaml': place }),
        importOf('b.yaml', leaning),
        'theirs',
      );
      expect(text).toMatch(/# theirs\n(?: {2}- )?apiVersion/);
      expect(text).toMatch(/labels:\n +a: b\n/);
      expect(Object.keys(left)).toEqual(['b.yaml']);
    }
    const here = workspaceOf({ 'a.yaml': leaning });
    const files = settled(here, importOf('b.yaml', entry('one', 'new.com')), 'theirs');
    const both = Object.values(files).join('---\n');
    expect(both).toContain('new.com');
    expect(both).toContain('&l');
  });

  it('is another where the same words say something else, by an anchor of its List', () => {
    const leaning = (host: string): string => {
      const [first, second] = [entry('one', host), entry('two', host)];
      return listOf(first.replace(/hosts:\n.*/, `hosts: &h [${host}]`), second.replace(/hosts:\n.*/, 'hosts: *h'));
    };
    const [here, change] = [workspaceOf({ 'a.yaml': leaning('a.com') }), importOf('b.yaml', leaning('b.com'))];
    const { equal, conflicts } = findOverlap(here, change);
    expect(equal).toBe(0);
    expect(conflicts.map(({ name }) => name)).toEqual(['one', 'two']);
    expect(conflicts[1]?.mine.text).toContain('- a.com');
    expect(conflicts[1]?.theirs.text).toContain('- b.com');
    expect(settled(here, change, 'theirs')).toEqual({ 'a.yaml': leaning('b.com') });
    const { change: left } = settleImport(here, change, new Map([['ServiceEntry/n/two', 'both']]));
    expect(left?.files).toHaveLength(1);
    expect(JSON.stringify(left)).toContain('b.com');
    expect(JSON.stringify(left)).toContain('two-2');
  });

  it('is another beside one of its name that comes with it: both are still there', () => {
    const again = entry('two', 'third.com');
    const files = settled(workspaceOf({ 'a.yaml': two }), importOf('b.yaml', listOf(other, again)), 'theirs');
    expect(files['a.yaml']).toContain('third.com');
    expect(files['b.yaml']).toBe(listOf(other));
  });
});

describe('a document with a directive', () => {
  const text = `# theirs\n%YAML 1.2\n---\n# more\n${entry('two', 'other.com')}`;

  it.each([
    ['the only one', entry('two', 'two.com')],
    ['the first', `${entry('two', 'two.com')}---\n${entry('one', 'one.com')}`],
    ['the last', `# Ours.\n\n${entry('one', 'one.com')}---\n${entry('two', 'two.com')}`],
    ['one in the middle', `${entry('one', 'one.com')}---\n${entry('two', 'two.com')}---\n${entry('three', 'a.com')}`],
    ['one below a header', `# Ours.\n\n${entry('two', 'two.com')}`],
    ['one with a directive', `# Ours.\n\n%YAML 1.2\n---\n${entry('two', 'two.com')}---\n${entry('one', 'one.com')}`],
    ['one that is closed', `${entry('one', 'one.com')}...\n${entry('two', 'two.com')}...\n${entry('three', 'a.com')}`],
    ['an item', listOf(entry('one', 'one.com'), entry('two', 'two.com'))],
  ])('takes the place of %s, and is here then', (_, file) => {
    const change = importOf('b.yaml', text);
    const before = workspaceOf({ 'a.yaml': file });
    const after = workspaceOf(settled(before, change, 'theirs'));
    const { documents } = streamOf(after.files[0] as SourceFile);
    expect(documents.flatMap(({ problems }) => problems)).toEqual([]);
    expect(hostsOf(after)).toEqual({ ...hostsOf(before), two: 'other.com' });
    for (const comment of [...(file.match(/#.*/g) ?? []), '# theirs', '# more'])
      expect(after.files[0]?.text.split(comment)).toHaveLength(2);
    expect(findOverlap(after, change)).toEqual({ equal: 1, conflicts: [] });
  });
});

function hostsOf(workspace: Workspace): Readonly<Record<string, unknown>> {
  const spots = workspace.files.flatMap((file) => spotsIn(file));
  return Object.fromEntries(spots.map(({ resource: { name, value } }) => [name, (value['spec'] as Spec).hosts[0]]));
}

interface Spec {
  readonly hosts: readonly string[];
}

describe('what came of an import', () => {
  const words = (host: string): string => `hosts: &h [${host}]`;
  const [leanedOn, leaning] = [
    entry('one', 'a.com').replace(/hosts:\n.*/, words('a.com')),
    entry('two', 'a.com').replace(/hosts:\n.*/, 'hosts: *h'),
  ];
  const outcomes = (here: string, text: string, choice: ConflictChoice, equal?: 'copy'): unknown => {
    const [workspace, change] = [workspaceOf({ 'a.yaml': here }), importOf('b.yaml', text)];
    const keys = findOverlap(workspace, change).conflicts.map(({ key }) => key);
    const all = settleImport(workspace, change, new Map(keys.map((key) => [key, choice])), equal).outcomes;
    return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
  };

  it.each<[ConflictChoice]>([['mine'], ['theirs'], ['both']])('is what was chosen: %s', (choice) => {
    const change = `${entry('one', 'b.com')}---\n${entry('three', 'c.com')}`;
    expect(outcomes(entry('one', 'a.com'), change, choice)).toEqual({ [choice]: 1 });
  });

  it('is that what is the same was left out, or copied', () => {
    expect(outcomes(entry('one', 'a.com'), entry('one', 'a.com'), 'mine')).toEqual({ skipped: 1 });
    expect(outcomes(entry('one', 'a.com'), entry('one', 'a.com'), 'mine', 'copy')).toEqual({ copied: 1 });
  });

  it('is not that an item was replaced on which another leans', () => {
    // The item that leans on it would say another host.
    const here = listOf(leanedOn.replace('[a.com]', '[a.com] # ours'), leaning);
    expect(outcomes(here, entry('one', 'b.com', '# theirs\n'), 'theirs')).toEqual({ unreplaced: 1 });
  });

  it('is not that an item was replaced that would lose comments', () => {
    const inside = listOf(leanedOn, leaning.replace('*h', '*h # both'));
    const two = entry('two', 'b.com');
    expect(outcomes(two, inside, 'theirs')).toEqual({ unreplaced: 1 });
    expect(outcomes(listOf(two), inside, 'theirs')).toEqual({ unreplaced: 1 });
    const text = settled(workspaceOf({ 'a.yaml': listOf(two) }), importOf('b.yaml', inside), 'theirs')['b.yaml'];
    expect(text).toBe(inside);
  });

  it('is that the comments of one were left out where they cannot stand', () => {
    const json = '{"kind":"List","items":[{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"},"type":"A"}]}\n';
    const yaml = (more: string): string => `${more}apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ntype: 'a #b'\n`;
    expect(outcomes(json, yaml(''), 'theirs')).toEqual({ theirs: 1 });
    expect(outcomes(json, yaml('# why\n'), 'theirs')).toEqual({ theirs: 1, bare: 1 });
  });

  it('is not that an item was left out on which another leans', () => {
    expect(outcomes(entry('one', 'b.com'), listOf(leanedOn, leaning), 'mine')).toEqual({ unremoved: 1 });
    expect(outcomes(entry('one', 'b.com'), listOf(leanedOn, leaning), 'theirs')).toEqual({ theirs: 1, unremoved: 1 });
  });

  it('is not that an item came under a new name that others share with it', () => {
    const shared = listOf(
      entry('one', 'a.com').replace('name: one', 'name: &n one'),
      entry('two', 'a.com').replace('    - a.com', '    - *n'),
    );
    expect(outcomes(entry('one', 'b.com'), shared, 'both')).toEqual({ unnamed: 1 });
  });
});
