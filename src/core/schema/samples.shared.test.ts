import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formatPath } from '../text';
import { readDocuments } from '../yaml';
import { schemaErrors } from '../testing/json-schema';
import { jsonSchemaOf } from './json-schema';
import { findKind } from './kinds';
import { readResources } from './resource';
import { validateDocument } from './validate';
import { newestIstio } from './versions';

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
    validateDocument(document)
      // istiod warns of some of them, which is no refusal.
      .filter((problem) => problem.severity === 'error' || problem.layer === 'schema')
      .map((problem) => `${problem.rule} ${formatPath(problem.path ?? [])}`),
  );
}

describe.skipIf(!existsSync(samples))('the samples of Istio', () => {
  it('are all accepted', () => {
    expect(findingsIn(samples)).toEqual([]);
  });

  it('fit the JSON Schemas of their kinds', () => {
    const errors = readdirSync(samples)
      .filter((file) => /\.ya?ml$/.test(file))
      .flatMap((file) =>
        readDocuments(readFileSync(join(samples, file), 'utf8'))
          .documents.flatMap(readResources)
          .flatMap(({ apiVersion, kind, value }) => {
            const found = findKind(apiVersion, kind);
            return found
              ? schemaErrors(jsonSchemaOf(found, newestIstio), value).map((error) => `${file} ${error}`)
              : [];
          }),
      );
    expect(errors).toEqual([]);
  });
});

describe.skipIf(!existsSync(blocks))('the blocks of the article', () => {
  it('have one field in the wrong place, and nothing else that the API server would refuse', () => {
    expect(findingsIn(blocks)).toEqual([
      '10-pattern1-multiregion-database.yaml unknown-field spec.trafficPolicy.localityLbSetting',
    ]);
  });
});
