import { main } from '../src/cli/main';
import { readDocuments } from '../src/core/yaml';
import { generateBundle } from './generate';
import { alone, forSizes, range, type Bench } from './measure';

/** `check --batch` over small bundles, from the lines of standard input to those of standard output, findings with their fixes. */
export const batch: Bench = {
  names: ['batch-N'],
  run: (asked) =>
    forSizes('batch', asked, async (name, size) => {
      const lines = smallBundles(size);
      const times: number[] = [];
      while (times.length < 5) times.push(await checkAll(lines));
      return alone(name, times);
    }),
};

/** A line a service: its three documents and its Namespace, every third with a mistake or two, as bundles under review have. */
function smallBundles(count: number): readonly string[] {
  const documents = readDocuments(generateBundle(count)).documents.map(({ text }) => text);
  return range(count).map((i) => {
    const text = documents.slice(i * 3, i * 3 + 3).join('');
    const wrong = text.replace('resolution: DNS', 'resolution: dns').replace('timeout: 10s', 'timeout: 10');
    const files = [
      { path: 'egress.yaml', text: i % 3 === 0 ? wrong : text },
      { path: 'namespace.yaml', text: `apiVersion: v1\nkind: Namespace\nmetadata: { name: team-${i} }\n` },
    ];
    return JSON.stringify({ id: i, files });
  });
}

async function checkAll(lines: readonly string[]): Promise<number> {
  let answers = 0;
  const start = performance.now();
  await main(['check', '--batch'], {
    readInput: () => Promise.resolve(new Uint8Array()),
    readLines: async function* () {
      yield* lines;
    },
    out: () => answers++,
    error: (text) => {
      throw new Error(text);
    },
  });
  if (answers !== lines.length) throw new Error(`${lines.length} bundles got ${answers} answers`);
  return performance.now() - start;
}
