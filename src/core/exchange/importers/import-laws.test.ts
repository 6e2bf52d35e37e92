import fc from 'fast-check';
import { expect, it } from 'vitest';
import { resourceKey } from '../../schema';
import { applyChange, type Change, type Workspace } from '../../workspace';
import { findOverlap, settleImport, type ConflictChoice } from './import-conflicts';
import { spotsIn, textAt } from './spots';

interface Config {
  readonly name: string;
  readonly value: string;
  readonly comment: string;
}

/** How the resources of a file are written. */
type Style = 'documents' | 'list' | 'kubectl' | 'wide' | 'windows' | 'json' | 'flow';

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
  style: fc.constantFrom<Style>('documents', 'list', 'kubectl', 'wide', 'windows', 'json', 'flow'),
  configs: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('ann', 'ben', 'cat', 'dan', 'eve'),
      value: fc.constantFrom('x', 'y', 'z'),
      comment: fc.constantFrom('', '# why\n'),
    }),
    { selector: ({ name }) => name, minLength: 1 },
  ),
});

/** The values and texts of all resources by their keys. */
function resourcesOf({ files }: Workspace): ReadonlyMap<string, { readonly value: unknown; readonly text: string }> {
  const spots = files.flatMap((each) => spotsIn(each));
  const all = spots.map(
    (spot) => [resourceKey(spot.resource), { value: spot.resource.value, text: textAt(spot) }] as const,
  );
  expect(new Set(all.map(([key]) => key)).size).toBe(all.length);
  return new Map(all);
}

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
      for (const [key, choice] of choices)
        if (choice === 'theirs' && isLines) expect(now.get(key)?.text).toBe(fresh.get(key)?.text);
      for (const [key, resource] of old) if (choices.get(key) !== 'theirs') expect(now.get(key)).toEqual(resource);
      for (const [key, resource] of fresh) if (!old.has(key)) expect(now.get(key)).toEqual(resource);
      for (const { key, freeName } of conflicts.filter((each) => choices.get(each.key) === 'both'))
        expect(now.get(`ConfigMap/${freeName}`)?.text).toBe(
          fresh.get(key)?.text.replace(/(name"?: "?)\w+/, `$1${freeName}`),
        );
      const again = findOverlap(after, change);
      if (isLines) expect(again.conflicts.filter(({ key }) => choices.get(key) === 'theirs')).toEqual([]);
      if (![...choices.values()].includes('theirs')) expect(after.files[0]).toEqual(here.files[0]);
      const both = [...choices.values()].filter((each) => each === 'both').length;
      expect(now.size).toBe(new Set([...old.keys(), ...fresh.keys()]).size + both);
    }),
    { numRuns: 150 },
  );
});
