import { strToU8, zipSync, type Zippable } from 'fflate';
import { findOverlap, importFiles, settleImport } from '../exchange';
import { applyChange, emptyWorkspace } from '../workspace';
import { must } from './fuzz-laws';
import type { Fuzzer } from './fuzz-run';
import { anyText, mutate } from './fuzz-texts';
import { hostileText } from './fuzz-words';
import type { Random } from './random';

/** Archives with names that lead elsewhere, archives in archives, and archives whose bytes were changed. */
export const zipFuzzer: Fuzzer = {
  name: 'zips',
  run: (random) => {
    const bytes = anyArchive(random, 1);
    const whole = importFiles(emptyWorkspace, [{ path: 'whole.zip', bytes }]);
    checkImport(whole.change, whole.problems);
    const broken = importFiles(emptyWorkspace, [{ path: hostileText(random) + '.zip', bytes: damaged(random, bytes) }]);
    checkImport(broken.change, broken.problems);
    if (!whole.change || !broken.change) return;
    const workspace = applyChange(emptyWorkspace, whole.change);
    const keys = findOverlap(workspace, broken.change).conflicts.map(({ key }) => key);
    const choices = new Map(keys.map((key) => [key, random.pick(['mine', 'theirs', 'both'] as const)]));
    const settled = settleImport(workspace, broken.change, choices, random.pick(['drop', 'copy']));
    const added = settled.change?.files.map((file) => ({
      ...file,
      path: file.type === 'create' ? `new/${file.path}` : file.path,
    }));
    if (settled.change && added) applyChange(workspace, { ...settled.change, files: added });
  },
};

function checkImport(change: ReturnType<typeof importFiles>['change'], problems: readonly string[]): void {
  for (const problem of problems) must(/[.!]$/.test(problem), `A refusal is a sentence: ${problem}`);
  must(change !== null || problems.length > 0, 'What is not opened is told of');
  const files = applyChange(emptyWorkspace, change ?? { label: '', origin: 'import', files: [] }).files;
  const outside = files.find(({ path }) => /^[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path));
  must(outside === undefined, `A file stays in the design: ${outside?.path ?? ''}`);
}

function anyArchive(random: Random, depth: number): Uint8Array {
  const entries = Array.from({ length: random.below(5) }, (): [string, Zippable[string]] => [
    anyPath(random),
    [content(random, depth), { level: random.pick([0, 6]) }],
  ]);
  return zipSync(Object.fromEntries(entries));
}

function anyPath(random: Random): string {
  const name = random.pick([
    'a',
    'b',
    'c/d',
    '../x',
    '/etc/x',
    'C:/x',
    'x\\y',
    '__proto__/x',
    '.git/x',
    hostileText(random),
  ]);
  const path = (name + random.pick(['.yaml', '.yaml', '.json', '.md', '.zip', '.exe', ''])).slice(0, 400) || 'x';
  // The packer keeps nothing under this one name.
  return path === '__proto__' ? 'x' : path;
}

function content(random: Random, depth: number): Uint8Array {
  if (depth > 0 && random.chance(0.1)) return anyArchive(random, depth - 1);
  if (random.chance(0.1)) return Uint8Array.from({ length: random.below(300) }, () => random.below(256));
  const text = mutate(random, anyText(random));
  return strToU8(random.chance(0.1) ? `# x\n\n\`\`\`yaml\n${text}\n\`\`\`\n` : text);
}

/** Bytes changed, cut or put in; the directory at the end gets more than its share. */
function damaged(random: Random, bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  for (let count = 1 + random.below(6); count > 0; count--) {
    const back = random.below(Math.min(copy.length, random.pick([30, 120, copy.length])));
    copy[copy.length - 1 - back] = random.pick([0, 1, 0xff, 0x7f, random.below(256)]);
  }
  const at = random.below(copy.length);
  return random.pick([
    () => copy,
    () => copy.slice(0, at),
    () => copy.slice(at),
    () => new Uint8Array([...copy.subarray(0, at), ...copy.subarray(Math.max(0, at - 50))]),
  ])();
}
