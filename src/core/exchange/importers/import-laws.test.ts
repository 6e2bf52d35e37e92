import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { resourceKey } from '../../schema';
import { applyChange, type Change, type Workspace } from '../../workspace';
import { partHead } from '../../yaml';
import { findOverlap, settleImport, type ConflictChoice } from './import-conflicts';
import { spotsIn, textAt } from './spots';

interface Config {
  readonly name: string;
  readonly value: string;
  readonly comment: string;
}

/** How the resources of a file are written. */
type Style = 'documents' | 'headed' | 'list' | 'kubectl' | 'wide' | 'windows' | 'json' | 'flow';

const yamlOf = ({ name, value, comment }: Config): string =>
  `${comment}apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name} # its name\ndata:\n  value: ${value}\n  text: |\n    one\n\n    two\n`;
const jsonOf = ({ name, value }: Config): string =>
  `{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "${name}"}, "data": {"value": "${value}"}}`;

function itemOf(config: Config, indent: string, dash: string): string {
  const inner = indent + ' '.repeat(dash.length);
  const { comment, ...rest } = config;
  const [first, ...lines] = yamlOf({ ...rest, comment: '' })
    .trimEnd()
    .split('\n');
  const below = lines.map((line) => (line === '' ? '' : inner + line));
  return `${comment === '' ? '' : indent + comment}${indent}${dash}${[first, ...below].join('\n')}\n`;
}

function write(style: Style, configs: readonly Config[]): string {
  const list = (indent: string, dash: string, between = ''): string =>
    `# A List.\napiVersion: v1\nkind: List\nitems:\n${configs.map((each) => itemOf(each, indent, dash)).join(between)}`;
  switch (style) {
    case 'documents':
      return configs.map(yamlOf).join('---\n');
    case 'headed':
      return `# Owned by a team.\n\n# Ask them.\n\n${configs.map(yamlOf).join('---\n')}\n# That is all.\n`;
    case 'list':
      return `${list('  ', '- ', '\n')}# The end.\n`;
    case 'kubectl':
      return `${list('', '- ')}metadata:\n  resourceVersion: ""\n`;
    case 'wide':
      return list('    ', '-   ').trimEnd();
    case 'windows':
      return list('  ', '- ').replaceAll('\n', '\r\n');
    case 'json':
      return `{\n  "kind": "List",\n  "items": [\n    ${configs.map(jsonOf).join(',\n    ')}\n  ]\n}\n`;
    case 'flow':
      return `kind: List\nitems: [${configs.map(jsonOf).join(', ')}]\n`;
  }
}

const file = fc.record({
  style: fc.constantFrom<Style>('documents', 'headed', 'list', 'kubectl', 'wide', 'windows', 'json', 'flow'),
  configs: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('ann', 'ben', 'cat', 'dan', 'eve'),
      value: fc.constantFrom('x', 'y', 'z'),
      comment: fc.constantFrom('', '# why\n'),
    }),
    { selector: ({ name }) => name, minLength: 1 },
  ),
});

interface Written {
  readonly value: unknown;
  readonly text: string;
}

/** The values and texts of all resources by their keys. */
function resourcesOf({ files }: Workspace): ReadonlyMap<string, Written> {
  const spots = files.flatMap((each) => spotsIn(each));
  const all = spots.map(
    (spot) => [resourceKey(spot.resource), { value: spot.resource.value, text: textAt(spot) }] as const,
  );
  expect(new Set(all.map(([key]) => key)).size).toBe(all.length);
  return new Map(all);
}

/** A text with nothing but the header of a file above it, and without the blank lines between the comments at its head. */
function endsWith(now: Written | undefined, meant: Written | undefined): boolean {
  const [is, be] = [now, meant].map((each) => partHead(each?.text ?? '')) as [Parted, Parted];
  return is.body.join('\n') === be.body.join('\n') && is.comments.join('\n').endsWith(be.comments.join('\n'));
}

function renamed(written: Written | undefined, name: string): string {
  return written?.text.replace(/(name"?: "?)\w+/, `$1${name}`) ?? '';
}

type Parted = ReturnType<typeof partHead>;

it('an import loses nothing, and changes nothing but what somebody chose', () => {
  const choice = fc.constantFrom<ConflictChoice>('mine', 'theirs', 'both');
  fc.assert(
    fc.property(file, file, fc.array(choice, { minLength: 5, maxLength: 5 }), (mine, theirs, chosen) => {
      const here: Workspace = { files: [{ path: 'a.yaml', text: write(mine.style, mine.configs) }] };
      const come: Workspace = { files: [{ path: 'b.yaml', text: write(theirs.style, theirs.configs) }] };
      const files = come.files.map(({ path, text }) => ({ type: 'create', path, text }) as const);
      const change: Change = { label: 'Open b.yaml', origin: 'import', files };
      const { conflicts } = findOverlap(here, change);
      const choices = new Map(conflicts.map(({ key }, index) => [key, chosen[index] ?? 'mine']));
      const settled = settleImport(here, change, choices);
      const after = settled.change ? applyChange(here, settled.change) : here;
      const [old, fresh, now] = [here, come, after].map(resourcesOf) as [
        ReturnType<typeof resourcesOf>,
        ReturnType<typeof resourcesOf>,
        ReturnType<typeof resourcesOf>,
      ];
      for (const key of old.keys())
        expect(now.get(key)?.value).toEqual((choices.get(key) === 'theirs' ? fresh : old).get(key)?.value);
      const isLines = ![mine.style, theirs.style].some((style) => style === 'json' || style === 'flow');
      const isHeaded = [mine.style, theirs.style].includes('headed');
      const expectSame = (is: Written | undefined, be: Written | undefined): void => {
        expect(is?.value).toEqual(be?.value);
        if (isHeaded) expect(endsWith(is, be)).toBe(true);
        else expect(is?.text).toBe(be?.text);
      };
      for (const [key, choice] of choices) if (choice === 'theirs' && isLines) expectSame(now.get(key), fresh.get(key));
      for (const [key, resource] of old) if (choices.get(key) !== 'theirs') expectSame(now.get(key), resource);
      for (const [key, resource] of fresh) if (!old.has(key)) expectSame(now.get(key), resource);
      for (const {
        key,
        freeNames: [freeName = ''],
      } of conflicts.filter((each) => choices.get(each.key) === 'both'))
        expect(now.get(`ConfigMap/${freeName}`)?.text.endsWith(renamed(fresh.get(key), freeName))).toBe(true);
      const again = findOverlap(after, change);
      expect(again.conflicts.filter(({ key }) => choices.get(key) === 'theirs')).toEqual([]);
      if (![...choices.values()].includes('theirs')) expect(after.files[0]).toEqual(here.files[0]);
      const both = [...choices.values()].filter((each) => each === 'both').length;
      expect(now.size).toBe(new Set([...old.keys(), ...fresh.keys()]).size + both);
    }),
    { numRuns: 150 },
  );
});

interface Leaning extends Config {
  /** Whether its value is an alias of that of the first item. */
  readonly leans: boolean;
  readonly inside: string;
}

/** A List whose first item has an anchor that others may use. */
function writeLeaning(configs: readonly Leaning[]): string {
  const items = configs.map((config, index) => {
    const value = index === 0 ? `&v ${config.value}` : config.leans ? '*v' : config.value;
    return itemOf({ ...config, value: value + config.inside }, '  ', '- ');
  });
  return `apiVersion: v1\nkind: List\nitems:\n${items.join('')}`;
}

const leaning = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('ann', 'ben', 'cat', 'dan'),
    value: fc.constantFrom('x', 'y'),
    comment: fc.constantFrom('', '# why\n'),
    leans: fc.boolean(),
    inside: fc.constantFrom('', ' # inside'),
  }),
  { selector: ({ name }) => name, minLength: 1 },
);

/** All resources; those of one key are many where something is here twice. */
function allOf({
  files,
}: Workspace): readonly { readonly key: string; readonly value: unknown; readonly text: string }[] {
  return files
    .flatMap((each) => spotsIn(each))
    .map((spot) => ({ key: resourceKey(spot.resource), value: spot.resource.value, text: textAt(spot) }));
}

it('an import of items that lean on each other loses no value and no comment, and tells what could not be done', () => {
  const choice = fc.constantFrom<ConflictChoice>('mine', 'theirs', 'both');
  fc.assert(
    fc.property(leaning, leaning, fc.array(choice, { minLength: 4, maxLength: 4 }), (mine, theirs, chosen) => {
      const here: Workspace = { files: [{ path: 'a.yaml', text: writeLeaning(mine) }] };
      const come: Workspace = { files: [{ path: 'b.yaml', text: writeLeaning(theirs) }] };
      const files = come.files.map(({ path, text }) => ({ type: 'create', path, text }) as const);
      const change: Change = { label: 'Open b.yaml', origin: 'import', files };
      const { equal, conflicts } = findOverlap(here, change);
      const choices = new Map(conflicts.map(({ key }, index) => [key, chosen[index] ?? 'mine']));
      const settled = settleImport(here, change, choices);
      const [old, fresh, now] = [here, come, settled.change ? applyChange(here, settled.change) : here].map(allOf) as [
        ReturnType<typeof allOf>,
        ReturnType<typeof allOf>,
        ReturnType<typeof allOf>,
      ];
      const has = (key: string, value: unknown): boolean =>
        now.some((each) => each.key === key && isDeepStrictEqual(each.value, value));
      const keys = new Set(old.map(({ key }) => key));
      for (const { key, value } of old) expect(choices.get(key) === 'theirs' || has(key, value)).toBe(true);
      for (const { key, value, text } of fresh) {
        if (choices.get(key) !== 'theirs' && keys.has(key)) continue;
        expect(has(key, value)).toBe(true);
        const texts = now.filter((each) => each.key === key).map((each) => each.text);
        for (const [comment] of text.matchAll(/#.*/g)) expect(texts.some((each) => each.includes(comment))).toBe(true);
      }
      const { skipped, mine: left, theirs: replaced, both, unreplaced, unremoved, unnamed } = settled.outcomes;
      const union = new Set([...old, ...fresh].map(({ key }) => key)).size;
      expect(now.length).toBe(union + both + unreplaced + unremoved + unnamed);
      const count = (wanted: ConflictChoice): number => [...choices.values()].filter((each) => each === wanted).length;
      expect(replaced + unreplaced).toBe(count('theirs'));
      expect(both + unnamed).toBe(count('both'));
      expect(skipped + left).toBeLessThanOrEqual(equal + count('mine'));
      expect(skipped + left + unremoved).toBeGreaterThanOrEqual(equal + count('mine'));
    }),
    { numRuns: 100 },
  );
});
