import { diffLines, hiddenMark } from '../../../text';
import type { Workspace } from '../../../workspace';
import { code, count, paragraph, type Block, type DiffBlock, type Section } from './block';
import { pairFiles, type FilePair } from './file-pairs';
import type { PacketInput } from './packet-input';
import { maskSecrets } from './secrets';

/** A packet is for reading: what comes behind this many lines is left to a tool for it. */
const mostLines = 3000;

/** What differs in the texts, file by file, without what is secret. */
export function diffSection(input: PacketInput, baseline: PacketInput | undefined): Section {
  return {
    id: 'text',
    title: 'Text',
    blocks:
      baseline === undefined
        ? [paragraph('Without a baseline there is nothing to compare the text with.')]
        : diffBlocks(baseline.workspace, input.workspace),
  };
}

function diffBlocks(before: Workspace, after: Workspace): readonly Block[] {
  const pairs = pairFiles(before, after);
  const diffs = pairs.flatMap(diffFile);
  if (diffs.length === 0) return [paragraph('The texts are the same, byte for byte.')];
  const hidden = diffs.some((each) => each.hidden > 0);
  const shown = upTo(diffs.flatMap(({ block }) => block ?? []));
  const left = diffs.length - shown.length;
  return [
    paragraph(`${count(diffs.length, 'file')} of ${pairs.length} ${diffs.length === 1 ? 'differs' : 'differ'}.`),
    ...(hidden
      ? [
          paragraph(
            'Values of Secrets, private keys and passwords of URLs and data source names are not shown: ',
            code(hiddenMark),
            ' stands for each.',
          ),
        ]
      : []),
    ...diffs.flatMap(({ path, block }) =>
      block === undefined ? [paragraph(code(path), ' differs in hidden values alone.')] : [],
    ),
    ...shown,
    ...(left > 0 && shown.length < diffs.filter(({ block }) => block).length
      ? [paragraph(`The rest is longer than ${count(mostLines, 'line')}: compare the files with a tool for it.`)]
      : []),
  ];
}

interface FileDiff {
  readonly path: string;
  /** Undefined where hidden values alone differ. */
  readonly block: DiffBlock | undefined;
  readonly hidden: number;
}

function diffFile({ path, before, after }: FilePair): readonly FileDiff[] {
  if (before?.text === after?.text) return [];
  const [old, fresh] = [maskSecrets(before?.text ?? ''), maskSecrets(after?.text ?? '')];
  const hunks = diffLines(old.text, [{ from: 0, to: old.text.length, insert: fresh.text }]);
  const what = before === undefined ? ' (new file)' : after === undefined ? ' (removed)' : '';
  const hidden = old.hidden + fresh.hidden;
  return [{ path, hidden, block: hunks.length === 0 ? undefined : { type: 'diff', title: `${path}${what}`, hunks } }];
}

function upTo(blocks: readonly DiffBlock[]): readonly DiffBlock[] {
  let lines = 0;
  return blocks.filter(({ hunks }) => {
    lines += hunks.reduce((sum, hunk) => sum + hunk.lines.length, 0);
    return lines <= mostLines;
  });
}
