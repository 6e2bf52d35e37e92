// @vitest-environment happy-dom
import { topologyOf } from '../topology';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import mermaid from 'mermaid';
import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../snapshot';
import { readDocuments } from '../yaml';
import { exportBundle, renderMermaid } from './exporters';
import { readUpload } from './importers';

const shared = join(import.meta.dirname, '../../../../shared');
const files = ['corpus', 'seed']
  .filter((folder) => existsSync(join(shared, folder)))
  .flatMap((folder) =>
    readdirSync(join(shared, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  .filter((path) => /\.(ya?ml|json|md)$/.test(path));

describe.skipIf(files.length === 0)('files as people have them', () => {
  it.each(files)('%s opens, is drawn and is exported as it is', async (path) => {
    const read = readUpload(path, new Uint8Array(readFileSync(join(shared, path))));
    if (!read.ok) throw new Error(read.problem);
    const snapshot = takeSnapshot({ files: read.files });
    for (const list of [topologyOf(snapshot).nodes, topologyOf(snapshot).edges])
      expect(new Set(list.map((each) => each.id)).size).toBe(list.length);
    const ids = new Set(topologyOf(snapshot).nodes.map((node) => node.id));
    for (const edge of topologyOf(snapshot).edges)
      expect([edge.id, ids.has(edge.from), ids.has(edge.to)]).toEqual([edge.id, true, true]);
    await expect(
      mermaid.parse(renderMermaid(snapshot, { style: 'overview', detail: 'cards' }).text),
    ).resolves.toBeTruthy();
    const [file] = read.files;
    expect(exportBundle(snapshot.workspace, { design: true })).toBe(file?.text);
  });

  it('are all kept apart in one bundle', () => {
    const yaml = files
      .filter((path) => /\.ya?ml$/.test(path))
      .map((path) => ({ path, text: readFileSync(join(shared, path), 'utf8') }));
    const values = (text: string): unknown[] =>
      readDocuments(text).documents.flatMap(({ value }) => (value === undefined || value === null ? [] : [value]));
    expect(values(exportBundle({ files: yaml }, { design: true }))).toEqual(yaml.flatMap(({ text }) => values(text)));
  });
});
