import { createInterface } from 'node:readline';
import { main } from './main';

async function readInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

// A reader that closes the pipe early (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2), {
  readInput,
  readLines: () => createInterface({ input: process.stdin, crlfDelay: Infinity }),
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
});
