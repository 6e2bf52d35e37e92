import { takeSnapshot } from '../snapshot';
import { applyEdits } from '../text';
import { checkFindings, checkStream, checkUpdate, derivedLines } from './fuzz-laws';
import { anyText, mutate } from './fuzz-texts';
import type { Fuzzer } from './fuzz-run';
import type { Random } from './random';

/** How many texts are only read for each that is judged too: judging takes a hundred times as long. */
const share = 0.003;

/** Mutated YAML: nothing of it is lost, what is told of it lies in it, and now and then all that is derived from it is asked for. */
export const yamlFuzzer: Fuzzer = {
  name: 'yaml',
  run: (random) => {
    const text = mutate(random, anyText(random));
    const stream = checkStream(text);
    if (random.chance(0.05)) {
      const edits = [anyEdit(random, text)];
      checkUpdate(stream, applyEdits(text, edits), edits);
    }
    if (!random.chance(share)) return;
    const snapshot = takeSnapshot({ files: [{ path: 'a.yaml', text }] });
    checkFindings(snapshot);
    derivedLines(snapshot);
  },
};

function anyEdit(random: Random, text: string): { from: number; to: number; insert: string } {
  const from = random.below(text.length + 1);
  const to = Math.min(text.length, from + random.below(6));
  return { from, to, insert: random.pick(['', 'x', '\n', '---\n', '...\n', ' ', '\r', '#', '"', 'a: b\n', '- ']) };
}
