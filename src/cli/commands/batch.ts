import type { SourceFile } from '../../core/workspace';
import type { Parsed } from '../arguments';
import { Failure } from '../failure';
import type { ExitCode } from '../main';
import type { Streams } from '../streams';

/**
 * Reads NDJSON `{"id", "files": [{"path", "text"}]}` from standard input and writes one NDJSON object a line: `{"id", ...answer(files)}`,
 * or `{"id", "error"}` where a line cannot be read. Exits 0 when the whole input was answered.
 */
export async function runBatch(
  parsed: Parsed,
  streams: Streams,
  answer: (files: readonly SourceFile[]) => object,
): Promise<ExitCode> {
  if (parsed.positionals.some((path) => path !== '-'))
    throw new Failure('--batch reads standard input; name no PATH beside it.');
  for await (const line of streams.readLines()) {
    if (line.trim() !== '') streams.out(`${JSON.stringify(answerLine(line, answer))}\n`);
  }
  return 0;
}

function answerLine(line: string, answer: (files: readonly SourceFile[]) => object): object {
  const request = parseRequest(line);
  return 'error' in request ? request : { id: request.id, ...answer(request.files) };
}

function parseRequest(line: string): { id: unknown; files: SourceFile[] } | { id: unknown; error: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // The line is the caller's: it is answered in its place and stops no other.
    return { id: null, error: 'The line is no JSON.' };
  }
  if (typeof value !== 'object' || value === null) return { id: null, error: 'The line is no JSON object.' };
  const { id = null, files } = value as { id?: unknown; files?: unknown };
  if (!Array.isArray(files) || !files.every(isFile))
    return { id, error: '`files` is to be a list of {"path", "text"}.' };
  if (new Set(files.map((file) => file.path)).size < files.length)
    return { id, error: 'Two files have the same path.' };
  return { id, files };
}

function isFile(value: unknown): value is SourceFile {
  if (typeof value !== 'object' || value === null) return false;
  const { path, text } = value as Record<string, unknown>;
  return typeof path === 'string' && typeof text === 'string';
}
