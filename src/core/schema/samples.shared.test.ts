import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formatPath } from '../text';
import { readDocuments } from '../yaml';
import { validateDocument } from './validate';

const shared = fileURLToPath(new URL('../../../../shared/', import.meta.url));
const samples = join(shared, 'corpus/istio-samples');
const blocks = join(shared, 'seed/blocks');

function findingsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => /\.ya?ml$/.test(file))
    .sort()
    .flatMap((file) => findingsOf(readFileSync(join(folder, file), 'utf8')).map((finding) => `${file} ${finding}`));
}

function findingsOf(text: string): string[] {
  return readDocuments(text).documents.flatMap((document) =>
    validateDocument(document).map((problem) => `${problem.rule} ${formatPath(problem.path ?? [])}`),
  );
}

describe.skipIf(!existsSync(samples))('the samples of Istio', () => {
  it('are all accepted', () => {
    expect(findingsIn(samples)).toEqual([]);
  });
});

describe.skipIf(!existsSync(blocks))('the blocks of the article', () => {
  it('have one field in the wrong place, and nothing else that the API server would refuse', () => {
    expect(findingsIn(blocks)).toEqual([
      '10-pattern1-multiregion-database.yaml unknown-field spec.trafficPolicy.localityLbSetting',
    ]);
  });
});
