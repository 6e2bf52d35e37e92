import { parseAllDocuments } from 'yaml';
import { yamlOverwrite } from 'yaml-diff-patch';
import { applyEdits } from '../src/core/text';
import { readDocuments, setIn, valueAt, type Document } from '../src/core/yaml';
import { generateBundle } from './generate';
import { beside, forSizes, median, range, time, type Bench, type Result } from './measure';

/** A form edit (set a value that is there, or one that is not) to verified text edits, beside `yaml` parse + setIn + print of the file. */
export const editVerified: Bench = {
  names: ['edit-verified-N'],
  run: (asked) =>
    forSizes('edit-verified', asked, (name, size) => {
      const text = generateBundle(size);
      const rules = rulesOf(text);
      let round = 0;
      const edit = (): unknown => {
        const document = rules[round++ % rules.length] as Document;
        const path = [
          'spec',
          'trafficPolicy',
          'outlierDetection',
          round % 2 === 0 ? 'interval' : 'consecutiveGatewayErrors',
        ];
        return setIn(document, path, round % 2 === 0 ? `${10 + (round % 7)}s` : round % 9);
      };
      range(300).forEach(edit);
      const times = range(1000).map(() => time(edit));
      const peerMs = median(range(size >= 1000 ? 3 : 9).map(() => time(() => printWithYaml(text, 1, '11s'))));
      return beside(name, times, 'yaml parse + setIn + toString', peerMs);
    }),
};

/**
 * One value of one document of 20 lines, from its text to its text: ours, `yaml` parse + setIn + toString, and yaml-diff-patch, which is given the text and
 * the values that it should have.
 */
export const editDocument: Bench = {
  names: ['edit-document'],
  run: async ({ wanted }) => {
    if (!wanted('edit-document')) return [];
    const edits = readDocuments(generateBundle(34)).documents.map(editOf);
    const timesOf = (edit: (each: ValueEdit) => unknown): number[] => {
      edits.forEach(edit);
      return edits.flatMap((each) => range(5).map(() => time(() => edit(each))));
    };
    const ours = timesOf(setFromText);
    return [
      beside('edit-document', ours, 'yaml setIn + toString', median(timesOf(setWithYaml))),
      beside('edit-document', ours, 'yaml-diff-patch', median(timesOf(patchWithDiff))),
    ];
  },
};

/**
 * Lines and bytes changed beyond the edited line, means over the same one-value edits of ServiceEntries, DestinationRules and
 * VirtualServices: ours, `yaml` and yaml-diff-patch.
 */
export const collateral: Bench = {
  names: ['collateral-lines', 'collateral-bytes'],
  run: async ({ wanted }) => {
    const edits = readDocuments(generateBundle(34)).documents.map(editOf);
    const editors = [
      { peer: null, edit: setOurs },
      { peer: 'yaml setIn + toString', edit: setWithYaml },
      { peer: 'yaml-diff-patch', edit: patchWithDiff },
    ];
    const measures = [
      { name: 'collateral-lines', unit: 'lines an edit', weigh: () => 1 },
      { name: 'collateral-bytes', unit: 'bytes an edit', weigh: (line: string) => Buffer.byteLength(line) + 1 },
    ];
    return measures
      .filter(({ name }) => wanted(name))
      .flatMap(({ name, unit, weigh }) =>
        editors.map(({ peer, edit }): Result => {
          const beyond = edits.map((each) => changed(each.document.text, edit(each), weigh) - editedLine(each, weigh));
          const value = beyond.reduce((sum, each) => sum + each, 0) / edits.length;
          return { name, value, peer, peerMs: null, ratio: null, unit };
        }),
      );
  },
};

interface ValueEdit {
  readonly document: Document;
  readonly path: readonly (string | number)[];
  readonly value: string;
}

const intervalPath = ['spec', 'trafficPolicy', 'outlierDetection', 'interval'];

/** One scalar that stands on a line of its own gets another value, so that one line is the least that can change. */
function editOf(document: Document, index: number): ValueEdit {
  if (document.text.includes('kind: ServiceEntry')) return { document, path: ['spec', 'resolution'], value: 'STATIC' };
  if (document.text.includes('kind: VirtualService'))
    return { document, path: ['spec', 'http', 0, 'timeout'], value: `${index + 11}s` };
  return { document, path: intervalPath, value: `${index + 11}s` };
}

function rulesOf(text: string): Document[] {
  return readDocuments(text).documents.filter((document) => document.text.includes('kind: DestinationRule'));
}

function setOurs({ document, path, value }: ValueEdit): string {
  const result = setIn(document, path, value);
  if (!result.ok) throw new Error(result.detail);
  return applyEdits(document.text, result.edits);
}

/** The same with the document read first, as the others do. */
function setFromText(edit: ValueEdit): string {
  const [document] = readDocuments(edit.document.text).documents;
  if (document === undefined) throw new Error('The text holds no document');
  return setOurs({ ...edit, document });
}

function setWithYaml({ document, path, value }: ValueEdit): string {
  const [parsed] = parseAllDocuments(document.text);
  if (parsed === undefined || !('setIn' in parsed)) throw new Error('The text holds no document');
  parsed.setIn(path, value);
  // A document that is not the first of its file begins with its marker, which a lone print leaves out.
  return (document.text.startsWith('---') ? '---\n' : '') + String(parsed).replace(/^---\n/, '');
}

function printWithYaml(text: string, index: number, value: string): string {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) throw new Error('The text holds no document');
  documents[index]?.setIn(intervalPath, value);
  return documents.map(String).join('');
}

function patchWithDiff({ document, path, value }: ValueEdit): string {
  const next = structuredClone(document.value);
  const parent = valueAt(next, path.slice(0, -1)) as Record<string | number, unknown>;
  parent[path.at(-1) as string | number] = value;
  return (document.text.startsWith('---') ? '---\n' : '') + yamlOverwrite(document.text, next).replace(/^---\n/, '');
}

/** What the one line that has to change weighs afterwards. */
function editedLine(edit: ValueEdit, weigh: (line: string) => number): number {
  const before = new Set(edit.document.text.split('\n'));
  const line = setOurs(edit)
    .split('\n')
    .find((each) => !before.has(each));
  return line === undefined ? 0 : weigh(line);
}

/** The weight of the lines of `after` that are not in the heaviest common subsequence of lines. */
function changed(before: string, after: string, weigh: (line: string) => number): number {
  const a = before.split('\n');
  const b = after.split('\n');
  let row = new Array<number>(b.length + 1).fill(0);
  for (const line of a) {
    const next = [0];
    for (const [j, other] of b.entries()) {
      const kept = line === other ? (row[j] as number) + weigh(other) : 0;
      next.push(Math.max(kept, row[j + 1] as number, next[j] as number));
    }
    row = next;
  }
  return b.reduce((sum, line) => sum + weigh(line), 0) - (row.at(-1) as number);
}
