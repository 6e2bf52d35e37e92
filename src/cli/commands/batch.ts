import { readMeshConfig, type StatedSettings } from '../../core/mesh';
import { isRecord } from '../../core/schema';
import { isSourceFile, type SourceFile } from '../../core/workspace';
import type { Parsed } from '../arguments';
import { Failure } from '../failure';
import type { ExitCode } from '../main';
import type { Streams } from '../streams';

/** What one line asks about. */
export interface BatchRequest {
  readonly files: readonly SourceFile[];
  /** What the line's own MeshConfig states; undefined when it has none. */
  readonly meshConfig: StatedSettings | undefined;
  /** The line itself. */
  readonly value: Readonly<Record<string, unknown>>;
}

/**
 * Reads NDJSON `{"id", "files": [{"path", "text"}], "meshConfig"?}` from standard input and writes one NDJSON object a line: `{"id", ...answer}`,
 * or `{"id", "error"}` where a line cannot be read, or `answer` throws a `Failure`. Exits 0 when the whole input was answered.
 */
export async function runBatch(
  parsed: Parsed,
  streams: Streams,
  answer: (request: BatchRequest) => object,
): Promise<ExitCode> {
  if (parsed.positionals.some((path) => path !== '-'))
    throw new Failure('--batch reads standard input; name no PATH beside it.');
  for await (const line of streams.readLines()) {
    if (line.trim() !== '') streams.out(`${JSON.stringify(answerLine(line, answer))}\n`);
  }
  return 0;
}

function answerLine(line: string, answer: (request: BatchRequest) => object): object {
  const request = parseRequest(line);
  if ('error' in request) return request;
  try {
    return { id: request.id, ...answer(request) };
  } catch (error) {
    if (error instanceof Failure) return { id: request.id, error: error.message };
    throw error;
  }
}

interface Refused {
  readonly id: unknown;
  readonly error: string;
}

function parseRequest(line: string): (BatchRequest & { readonly id: unknown }) | Refused {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // The line is the caller's: it is answered in its place and stops no other.
    return { id: null, error: 'The line is not JSON.' };
  }
  if (!isRecord(value)) return { id: null, error: 'The line is not a JSON object.' };
  const { id = null, files, meshConfig } = value;
  if (!Array.isArray(files) || !files.every(isSourceFile))
    return { id, error: '`files` must be a list of {"path", "text"}.' };
  if (new Set(files.map((file) => file.path)).size < files.length)
    return { id, error: 'Two files have the same path.' };
  if (meshConfig === undefined || meshConfig === null) return { id, files, meshConfig: undefined, value };
  if (typeof meshConfig !== 'string') return { id, error: '`meshConfig` must be MeshConfig as YAML text.' };
  const reading = readMeshConfig(meshConfig);
  return reading.ok ? { id, files, meshConfig: reading.settings, value } : { id, error: reading.problem };
}
