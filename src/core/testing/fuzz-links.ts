import { deflateSync, strToU8 } from 'fflate';
import { readShareLink, writeShareLink, type LinkReading } from '../exchange';
import { toBase64Url } from '../exchange/share/base64';
import { checksum, type SharedView } from '../exchange/share/shared-workspace';
import type { Workspace } from '../workspace';
import { must } from './fuzz-laws';
import type { Fuzzer } from './fuzz-run';
import { anyText, mutate } from './fuzz-texts';
import { hostileText, hostileValue } from './fuzz-words';
import type { Random } from './random';

/** Links as they were made, as a chat tool leaves them, and as somebody writes them who means harm. */
export const linkFuzzer: Fuzzer = {
  name: 'links',
  run: (random) => {
    if (random.chance(0.5)) return checkReading(readShareLink(forged(random)));
    const workspace = anyWorkspace(random);
    const view: SharedView = { openFile: workspace.files[0]?.path ?? null, selected: null };
    const other = random.chance(0.5) ? anyWorkspace(random) : workspace;
    const against = random.chance(0.5) ? { baseline: { name: 'before', workspace: other, problems: [] } } : {};
    const link = writeShareLink({ workspace, view, ...against, readOnly: random.chance(0.5) });
    must(link !== undefined, 'A small design has a link');
    const read = readShareLink(link);
    must(read?.ok === true, 'A link that was made is read');
    must(isSame(read.shared.workspace, workspace), 'A link brings what was put in');
    const { baseline = { workspace: { files: [] } } } = read.shared;
    must(isSame(baseline.workspace, against.baseline?.workspace ?? { files: [] }), 'A link brings its baseline');
    checkReading(readShareLink(damaged(random, link)), workspace);
  },
};

function anyWorkspace(random: Random): Workspace {
  const texts = Array.from({ length: random.below(3) }, () => mutate(random, anyText(random)));
  return { files: texts.map((text, index) => ({ path: `${index}.yaml`, text })) };
}

function isSame(a: Workspace, b: Workspace): boolean {
  return JSON.stringify(a.files) === JSON.stringify(b.files);
}

/** Whatever came of it: a sentence, or files under paths of their own that lead nowhere; never another design than the one that was sent. */
function checkReading(read: LinkReading | undefined, sent?: Workspace): void {
  if (read === undefined) return;
  if (!read.ok) return must(/^This link .*\.$/.test(read.problem), `A refusal is a sentence: ${read.problem}`);
  must(sent === undefined || isSame(read.shared.workspace, sent), 'A damaged link brings nothing else');
  checkPaths(read.shared.workspace);
  if (read.shared.baseline) checkPaths(read.shared.baseline.workspace);
}

function checkPaths({ files }: Workspace): void {
  must(new Set(files.map(({ path }) => path)).size === files.length, 'No file takes the place of another');
  const outside = files.find(({ path }) => /^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|^$/.test(path));
  must(outside === undefined, `A file stays in the design: ${outside?.path ?? ''}`);
}

function damaged(random: Random, link: string): string {
  const at = random.below(link.length);
  return random.pick([
    () => link.slice(0, at),
    () => link.slice(0, at) + random.pick([...'AZaz09-_.%#=/ \n', 'é', '%0A']) + link.slice(at + random.below(2)),
    () => link.replace(/\.1\./, `.${random.pick(['2', '0', '99999999999999999999', '', '-1', '1e9', '01'])}.`),
    () => link + random.pick(['.', ')', '&utm=x', '\n', 'AAAA']),
    () => link.slice(0, at) + link.slice(at).split('').reverse().join(''),
  ])();
}

/** A link with a right checksum around anything. */
function forged(random: Random): string {
  const packed = random.pick([
    () => deflateSync(strToU8(JSON.stringify(anyContent(random)))),
    () =>
      deflateSync(new Uint8Array(random.chance(0.02) ? 11e6 : 1e4).fill(random.pick([0x20, 0x5b, 0])), { level: 1 }),
    () => Uint8Array.from({ length: random.below(200) }, () => random.below(256)),
    () => deflateSync(strToU8('['.repeat(random.chance(0.05) ? 1_000_000 : 100))),
  ])();
  const bytes = new Uint8Array(8 + packed.length);
  const head = new DataView(bytes.buffer);
  head.setUint32(0, random.chance(0.9) ? packed.length : random.pick([0, 2 ** 32 - 1, packed.length + 1, 7]));
  head.setUint32(4, checksum(packed));
  bytes.set(packed, 8);
  return `#${random.pick(['share', 'view'])}.1.${toBase64Url(bytes)}`;
}

function anyContent(random: Random): unknown {
  const path = (): unknown => (random.chance(0.9) ? random.pick(['a.yaml', 'A.yaml', hostileText(random)]) : 1);
  const count = random.chance(0.005) ? 2_000 : random.pick([0, 1, 3, 30]);
  const files = Array.from({ length: count }, () => [path(), random.chance(0.95) ? 'a: 1\n' : hostileValue(random, 2)]);
  const selected = { file: path(), document: random.pick([0, -1, 1e9, 'x']), path: hostileValue(random, 2) };
  return random.chance(0.1)
    ? hostileValue(random, 4)
    : {
        files,
        view: random.chance(0.5) ? { openFile: path(), selected } : hostileValue(random, 2),
        ...anyBaseline(random),
      };
}

/** Mostly one that is nearly right: files that the design has or not, texts that are none, words that are long. */
function anyBaseline(random: Random): object {
  if (random.chance(0.4)) return {};
  if (random.chance(0.2)) return { baseline: hostileValue(random, 3) };
  const file = (): unknown =>
    random.pick([
      ['a.yaml'],
      ['A.yaml', 'a: 2\n'],
      ['b.yaml'],
      [hostileText(random), 'b: 1\n'],
      hostileValue(random, 2),
    ]);
  const files = Array.from({ length: random.pick([0, 1, 3, 40]) }, file);
  const problems = random.chance(0.5) ? [hostileText(random), hostileValue(random, 1)] : hostileValue(random, 2);
  return { baseline: { name: hostileText(random), files, problems } };
}
