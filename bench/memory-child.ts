import { readFileSync } from 'node:fs';
import { readDocuments } from '../src/core/yaml';

const file = process.argv[2];
if (file === undefined || globalThis.gc === undefined)
  throw new Error('Run it with --expose-gc and the path of a file');

// Read once before, so that compiled code and caches count for neither side.
readDocuments(readFileSync(file, 'utf8').slice(0, 50_000));
const before = settle();
const stream = readDocuments(readFileSync(file, 'utf8'));
for (const document of stream.documents) void document.value;
const after = settle();
process.stdout.write(`${((after - before) / 1e6).toFixed(2)}\n`);
if (stream.documents.length === 0) throw new Error('Nothing was read');

function settle(): number {
  for (let i = 0; i < 6; i++) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
