import { editAt } from '../edit-at';
import { takeSnapshot, type Snapshot } from '../snapshot';
import { applyChange, freePath, invertChange, type Change, type FileChange } from '../workspace';
import { derivedLines, must } from './fuzz-laws';
import type { Fuzzer } from './fuzz-run';
import { mutate, sampleDesigns } from './fuzz-texts';
import { anyHost, hostileText } from './fuzz-words';
import type { Random } from './random';
import { randomOp } from './random-ops';

/**
 * Sequences of edits, typed and by commands, on designs: after each of them everything that is derived is what a fresh reading of the same texts
 * gives, and taking all of them back gives the texts of the beginning.
 */
export const editFuzzer: Fuzzer = {
  name: 'edits',
  mostSeconds: 10,
  run: (random) => {
    const first = takeSnapshot({ files: anyFiles(random) });
    const walked = [{ snapshot: first, lines: derivedLines(first), change: undefined as Change | undefined }];
    for (let count = 3 + random.below(8); count > 0; count--) {
      const before = walked.at(-1)?.snapshot ?? first;
      const change = random.chance(0.2) ? undoOf(walked) : anyChange(random, before);
      if (change === undefined) continue;
      const snapshot = takeSnapshot(applyChange(before.workspace, change), before, change);
      // Not every snapshot is asked, as on a page whose reader types on.
      walked.push({ snapshot, lines: random.chance(0.7) ? derivedLines(snapshot) : [], change });
    }
    // All of one history first, so that nothing is forgotten in between.
    for (const { snapshot, lines, change } of walked) if (lines.length > 0) checkFresh(snapshot, lines, change);
    checkUndone(walked.map(({ snapshot, change }) => ({ snapshot, change })));
  },
};

/** Files of one or two designs, under names of their own. */
function anyFiles(random: Random): Snapshot['workspace']['files'] {
  const texts = [...random.pick(sampleDesigns), ...(random.chance(0.5) ? random.pick(sampleDesigns) : [])];
  return texts.map((text, index) => ({ path: `${index}.yaml`, text }));
}

function checkFresh({ workspace }: Snapshot, lines: readonly string[], change: Change | undefined): void {
  const fresh = derivedLines(takeSnapshot({ files: workspace.files.map((file) => ({ ...file })) }));
  const at = fresh.findIndex((line, index) => line !== lines[index]);
  const same = lines.length === fresh.length && at < 0;
  must(same, `After ${JSON.stringify(change?.files)}\nstale:  ${lines[at] ?? 'none'}\nfresh: ${fresh[at] ?? 'none'}`);
}

interface Walked {
  readonly snapshot: Snapshot;
  readonly change: Change | undefined;
}

function checkUndone(walked: readonly Walked[]): void {
  let { workspace } = walked.at(-1)?.snapshot ?? { workspace: { files: [] } };
  for (let at = walked.length - 1; at > 0; at--) {
    const [before, after] = [walked[at - 1] as Walked, walked[at] as Walked];
    if (after.change) workspace = applyChange(workspace, invertChange(before.snapshot.workspace, after.change));
    const same = JSON.stringify(workspace) === JSON.stringify(before.snapshot.workspace);
    must(same, `Undo gives the text of before ${JSON.stringify(after.change?.files)}`);
  }
}

/** The last change taken back: what went out of an index comes in again, and may stand elsewhere in it. */
function undoOf(walked: readonly Walked[]): Change | undefined {
  const change = walked.at(-1)?.change;
  const before = walked.at(-2)?.snapshot;
  return change && before && invertChange(before.workspace, change);
}

function anyChange(random: Random, snapshot: Snapshot): Change | undefined {
  const choice = random.below(15);
  if (choice < 6) return replaceToken(random, snapshot);
  if (choice < 9) return editValue(random, snapshot);
  if (choice < 12) return changeDocuments(random, snapshot);
  if (choice < 13) return typeSomething(random, snapshot);
  return changeFiles(random, snapshot);
}

const words = ['HTTP', 'HTTPS', 'TLS', 'TCP', '80', '443', '8080', 'DNS', 'STATIC', 'NONE', 'MESH_EXTERNAL', 'SIMPLE'];
const names = [
  'MUTUAL',
  'ISTIO_MUTUAL',
  'DISABLE',
  'default',
  'istio-system',
  'shop',
  'infra',
  'v1',
  'mesh',
  "'.'",
  "'*'",
];

/** One value in the place of another one: nearly always YAML still, and with a meaning. */
function replaceToken(random: Random, { workspace }: Snapshot): Change | undefined {
  const file = random.pick(workspace.files);
  const tokens = [...file.text.matchAll(/(?<=[:\-[,] ?)["']?[\w*./-]+["']?/g)];
  if (tokens.length === 0) return undefined;
  const { index, 0: old } = random.pick(tokens);
  const insert = random.pick([
    () => random.pick([...words, ...names]),
    () => random.pick(tokens)[0],
    () => JSON.stringify(anyHost(random)),
    () => random.pick([`${old}x`, '', JSON.stringify(hostileText(random))]),
  ])();
  return edited('editor', { type: 'edit', path: file.path, edits: [{ from: index, to: index + old.length, insert }] });
}

/** What forms, canvas and quick fixes do. */
function editValue(random: Random, snapshot: Snapshot): Change | undefined {
  if (snapshot.resources.length === 0) return undefined;
  const { place, value } = random.pick(snapshot.resources);
  const op = randomOp(random, value);
  const result = editAt(snapshot, place, [{ ...op, path: [...place.path, ...op.path] }], {
    label: 'Edit',
    origin: 'form',
  });
  return result.ok ? result.change : undefined;
}

/** A document taken out, or one written once more before another: several resources of one name, or of one host in several namespaces. */
function changeDocuments(random: Random, { files }: Snapshot): Change {
  const { path, stream } = random.pick(files);
  const index = random.below(stream.documents.length);
  const from = stream.starts[index] ?? 0;
  const text = stream.documents[index]?.text ?? '';
  if (random.chance(0.4))
    return edited('editor', { type: 'edit', path, edits: [{ from, to: from + text.length, insert: '' }] });
  const other = random
    .pick(random.pick(files).stream.documents)
    .text.replace(/^---\n/, '')
    .trimEnd();
  const copy = random.chance(0.5)
    ? other
    : other.replace(/(?<=namespace: )\S+/, random.pick(['shop', 'infra', 'istio-system']));
  const at = from + (text.startsWith('---\n') ? 4 : 0);
  return edited('editor', { type: 'edit', path, edits: [{ from: at, to: at, insert: `${copy}\n---\n` }] });
}

/** A few characters anywhere, which may break a document, or join or cut two. */
function typeSomething(random: Random, { workspace }: Snapshot): Change {
  const { path, text } = random.pick(workspace.files);
  const from = random.below(text.length + 1);
  const to = Math.min(text.length, from + random.pick([0, 0, 1, 10]));
  const insert = random.pick(['x', '\n', '---\n', '\n---\n', ':', '  ', '"', '#', '{', '']);
  return edited('editor', { type: 'edit', path, edits: [{ from, to, insert }] });
}

function changeFiles(random: Random, { workspace }: Snapshot): Change {
  const { path, text } = random.pick(workspace.files);
  const free = freePath(workspace, random.pick(['new.yaml', path, hostileText(random)]));
  return random.pick([
    () => edited('import', { type: 'create', path: free, text }),
    () => edited('import', { type: 'create', path: free, text: mutate(random, text) }),
    () => edited('explorer', { type: 'rename', path, to: free }),
    () =>
      workspace.files.length < 2
        ? typeSomething(random, { workspace } as Snapshot)
        : edited('explorer', { type: 'remove', path }),
  ])();
}

function edited(origin: Change['origin'], file: FileChange): Change {
  return { label: 'Change', origin, files: [file] };
}
