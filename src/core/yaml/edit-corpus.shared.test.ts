import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkEditLaws } from '../testing/laws';
import { Random } from '../testing/random';
import { randomOp } from '../testing/random-ops';
import { editDocument, readDocuments } from './index';

const FACTOR = Number(process.env.FAIRWAY_FUZZ ?? 1);
const folders = ['corpus/istio-samples', 'seed/blocks'].map((name) =>
  join(import.meta.dirname, '../../../../shared', name),
);
const files = folders.flatMap((folder) =>
  existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [],
);

/** What the path, and not the text around it, forbids. */
const JUSTIFIED = ['no-path', 'duplicate-key'];

describe.skipIf(files.length === 0)('random edits of real files', () => {
  test.each(files)('%s', { timeout: 60_000 * FACTOR }, (file) => {
    const random = new Random(file.length);
    for (const document of readDocuments(readFileSync(file, 'utf8')).documents) {
      if (document.value === undefined) continue;
      const count = (document.text.length > 10_000 ? 3 : 12) * FACTOR;
      for (let run = 0; run < count; run++) {
        const op = randomOp(random, document.value);
        const result = editDocument(document, [op]);
        checkEditLaws(document, [op], result);
        if (!result.ok) expect(JUSTIFIED, JSON.stringify(op)).toContain(result.code);
      }
    }
  });
});
