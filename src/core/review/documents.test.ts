import { describe, expect, it } from 'vitest';
import { compared, design, entry, routes, rule, to } from '../testing/review-cases';
import { takeSnapshot } from '../snapshot';
import { largeMesh } from '../templates';
import { compareWorkspaces } from './compare-workspaces';

const api = entry('shop/a', 'a.example');
const drawn = design(['shop/cart', "{ url: 'http://a.example' }"]);

function documents(before: readonly string[], after: readonly string[]): readonly string[] {
  return compared(before, after).documents.map(
    ({ change, key, textOnly }) => `${change} ${key}${textOnly ? ' in text' : ''}`,
  );
}

/** New and fixed findings of a rule. */
function findings(before: readonly string[], after: readonly string[], id: string): readonly string[] {
  return compared(before, after).changes.flatMap(({ kind, risk, sentence }) =>
    sentence.includes(id) ? [`${risk} ${kind}`] : [],
  );
}

describe('documents', () => {
  it('are added, removed, changed, or changed in their text', () => {
    expect(documents([api, drawn], [api, rule('shop/a', '{}'), drawn])).toEqual(['added DestinationRule/shop/a']);
    expect(documents([api, drawn], [drawn])).toEqual(['removed ServiceEntry/shop/a']);
    expect(documents([api], [api.replace('DNS', 'NONE')])).toEqual(['changed ServiceEntry/shop/a']);
    expect(documents([api], [`# why\n${api}`])).toEqual(['changed ServiceEntry/shop/a in text']);
  });

  it('are told in a sentence, without what is secret', () => {
    const sentences = (before: readonly string[], after: readonly string[]): readonly string[] =>
      compared(before, after).documents.map(({ sentence }) => sentence);
    const timed = (timeout: string): string =>
      routes('shop/a', `[{ timeout: ${timeout}, route: [${to('a.example')}] }]`);
    const all = [api, timed('5s'), drawn];
    expect(sentences(all, [api.replace('DNS', 'NONE'), timed('1s'), drawn])).toEqual([
      'In ServiceEntry shop/a, spec.resolution is NONE (was DNS).',
      'In VirtualService shop/a, spec.http[0].timeout is 1s (was 5s).',
    ]);
    expect(sentences([api], [rule('shop/a', '{}')])).toEqual([
      'DestinationRule shop/a is new.',
      'ServiceEntry shop/a is gone.',
    ]);
    expect(sentences([api], [`# why\n${api}`])).toEqual([
      'In ServiceEntry shop/a, only comments, layout or the order of keys differ.',
    ]);
    const secret = (password: string): string =>
      `apiVersion: v1\nkind: Secret\nmetadata: { name: db, namespace: shop }\nstringData: { password: ${password} }\n`;
    expect(sentences([secret('hunter2')], [secret('hunter3')])).toEqual(['Secret shop/db says something else.']);
    const called = (url: string): string => design(['shop/cart', `{ url: '${url}' }`]);
    expect(sentences([called('http://a.example')], [called('http://ana:hunter2@a.example')])).toEqual([
      'EgressDesign shop/design says something else.',
    ]);
  });

  it('are named by their text, so that what was said does not hold for another one', () => {
    const named = (after: string): string | undefined => compared([], [after]).documents[0]?.named;
    expect(named(api)).toMatch(/^ServiceEntry shop\/a is new\. Text [0-9a-f]{8}\.$/);
    expect(named(api.replace('DNS', 'NONE'))).not.toBe(named(api));
    expect(named(`---\n${api}`)).toBe(named(api));
    // An answer is a note in the design, and holds for that too.
    const noted = drawn.replace('spec: {', "spec: { notes: [{ text: 'Accepted: yes' }], ");
    expect(named(noted)).toBe(named(drawn));
    expect(named(drawn.replace('a.example', 'b.example'))).not.toBe(named(drawn));
  });

  it('are no designs that differ in notes and accepted findings alone', () => {
    const noted = (notes: string): string => drawn.replace('spec: {', `spec: { notes: [${notes}], `);
    expect(documents([api, drawn], [api, noted("{ text: 'Accepted: yes' }")])).toEqual([]);
    expect(documents([api], [api, design().replace(/spec: .*/, "spec: { notes: [{ text: 'Why?' }] }")])).toEqual([]);
    const more = noted("{ text: 'Why?' }").replace('a.example', 'b.example');
    expect(documents([api, drawn], [api, more])).toEqual(['changed EgressDesign/shop/design']);
  });

  it('are matched by group whatever the version, and are others under another name', () => {
    expect(documents([api], [api.replace('/v1', '/v1beta1')])).toEqual(['changed ServiceEntry/shop/a']);
    expect(documents([api], [api.replace('name: a,', 'name: b,')])).toEqual([
      'added ServiceEntry/shop/b',
      'removed ServiceEntry/shop/a',
    ]);
  });

  it('of one name are matched by what they say', () => {
    const other = api.replace('DNS', 'NONE');
    expect(documents([api, other], [other, api])).toEqual([]);
    expect(documents([api, other], [other])).toEqual(['removed ServiceEntry/shop/a']);
  });

  it('with a syntax error are named, and are no mere change of text', () => {
    const broken = api.replace(/\}\n$/, '\n');
    const { documents: changed, unread } = compared([api, drawn], [broken, drawn]);
    expect(changed).toMatchObject([{ change: 'changed', textOnly: false }]);
    expect(unread).toMatchObject([{ side: 'after', file: 'egress.yaml', index: 0 }]);
  });

  it('may be none at all', () => {
    expect(compared([], [])).toEqual({
      changes: [],
      documents: [],
      unread: [],
      drawn: 'assumed',
      sampled: { tried: 0, of: 0 },
    });
  });
});

describe('a List', () => {
  const item = (name: string): string =>
    `  - apiVersion: v1\n    kind: ConfigMap\n    metadata: { name: ${name}, namespace: shop }\n`;
  const list = (...parts: readonly string[]): string => `apiVersion: v1\nkind: List\nitems:\n${parts.join('')}`;
  const own = (name: string): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: shop }\n`;

  /** What differs, with the texts of both sides. */
  const texts = (before: string, after: string): readonly unknown[] =>
    compared([before], [after]).documents.map((each) => {
      const written = each.texts();
      return [each.change, each.key, each.textOnly, written.before, written.after];
    });

  it('has the comments above an item in the text of that item, which reads as a document of its own', () => {
    const why = '  # why\n';
    expect(texts(list(item('a')), list(item('a'), why, item('b')))).toEqual([
      ['added', 'ConfigMap/shop/b', false, undefined, `# why\n${own('b')}`],
    ]);
    expect(texts(list(why, item('a'), item('b')), list(item('b')))).toEqual([
      ['removed', 'ConfigMap/shop/a', false, `# why\n${own('a')}`, undefined],
    ]);
    const changed = item('b').replace('metadata', 'data: { b: 1 }\n    metadata');
    expect(texts(list(item('a'), why, item('b')), list(item('a'), '  # now\n', changed))).toEqual([
      [
        'changed',
        'ConfigMap/shop/b',
        false,
        `# why\n${own('b')}`,
        `# now\n${own('b').replace('metadata', 'data: { b: 1 }\nmetadata')}`,
      ],
    ]);
  });

  it('has an item changed in its text where a comment above it is another', () => {
    expect(texts(list(item('a'), item('b')), list(item('a'), '  # why\n', item('b')))).toEqual([
      ['changed', 'ConfigMap/shop/b', true, own('b'), `# why\n${own('b')}`],
    ]);
  });

  it('is itself changed in its text where a comment is that is no item’s', () => {
    const headed = `# By hand.\n${list(item('a'), '\n', item('b'), '\n  # The bank.\n\n', item('c'), '# end\n')}`;
    expect(texts(list(item('a'), item('b'), item('c')), headed)).toEqual([
      ['changed', 'List/egress.yaml', true, list(), `# By hand.\n${list().trimEnd()}\n\n  # The bank.\n\n# end\n`],
    ]);
    expect(texts(headed, headed.replace('# By hand.', '# By hand.\n\n').replace(/^ {2}/gm, '    '))).toEqual([]);
    expect(compared([headed], [headed.replace('name: a', 'name: d')]).documents.map(({ key }) => key)).toEqual([
      'ConfigMap/shop/d',
      'ConfigMap/shop/a',
    ]);
  });

  it('says the same as the documents that it was made of', () => {
    expect(compared([own('a'), `# why\n${own('b')}`], [list(item('a'), '  # why\n', item('b'))]).documents).toEqual([]);
  });
});

describe('what was traced', () => {
  it.each([
    [[api], [api], 'assumed'],
    [[api, design(['shop/cart'])], [api], 'workloads'],
    [[api, design(['shop/cart'])], [api, design(['shop/basket'])], 'assumed'],
    [[api, design(['shop/cart'])], [api, design(['shop/cart'])], 'workloads'],
    [[api], [api, drawn], 'calls'],
  ] as const)('%#', (before, after, expected) => expect(compared(before, after).drawn).toBe(expected));
});

describe('findings', () => {
  const untimed = `{ route: [${to('a.example')}] }`;

  it('are new or fixed', () => {
    const [bad, good] = [
      routes('shop/a', `[${untimed}]`),
      routes('shop/a', `[{ timeout: 3s, route: [${to('a.example')}] }]`),
    ];
    expect(findings([api, good], [api, bad], 'unlimited-timeout')).toEqual(['low finding-new']);
    expect(findings([api, bad], [api, good], 'unlimited-timeout')).toEqual(['low finding-fixed']);
  });

  it('are the same where a rule before them moved theirs', () => {
    const timed = `{ match: [{ uri: { exact: /x } }], timeout: 3s, route: [${to('a.example')}] }`;
    const [before, after] = [routes('shop/a', `[${untimed}]`), routes('shop/a', `[${timed}, ${untimed}]`)];
    expect(findings([api, before], [api, after], 'unlimited-timeout')).toEqual([]);
  });
});

it('a rule that goes from a large mesh is told of its own host alone', () => {
  const files = largeMesh();
  const before = takeSnapshot({ files });
  const gone = before.mesh.rules[0];
  if (gone === undefined) throw new Error('The large mesh has rules');
  const after = takeSnapshot({
    files: files.map(({ path, text }) => ({
      path,
      text: text
        .split(/^---\n/m)
        .filter((each) => !(each.includes('kind: DestinationRule') && each.includes(`name: ${gone.name}\n`)))
        .join('---\n'),
    })),
  });
  const { changes, documents: changed } = compareWorkspaces(before, after);
  expect(changed.map(({ change, key }) => `${change} ${key}`)).toEqual([`removed ${gone.resource.key}`]);
  const told = changes.filter(({ target }) => target !== undefined);
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter(({ target }) => target?.startsWith(`${gone.host}:`) !== true)).toEqual([]);
});
