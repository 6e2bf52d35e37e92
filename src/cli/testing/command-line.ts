import { main, type ExitCode } from '../main';

/** What a command line came to: its exit code, and what it wrote to standard output and standard error. */
export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly error: string;
}

/** Runs a command line, without the program's name, with a text or bytes as its standard input. */
export async function fairway(args: readonly string[], input: string | Uint8Array = ''): Promise<Ran> {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  let [out, error] = ['', ''];
  const code = await main(args, {
    readInput: async () => bytes,
    readLines: async function* () {
      yield* new TextDecoder().decode(bytes).split('\n');
    },
    out: (text) => (out += text),
    error: (text) => (error += text),
  });
  return { code, out, error };
}
