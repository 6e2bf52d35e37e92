import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the built page is. */
const builtPage = process.env['FAIRWAY_WEB'] ?? fileURLToPath(new URL('../dist/web', import.meta.url));

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** The text of a file that is served otherwise than it was built; null where it is not. */
type Change = (path: string, text: () => string) => string | null;

/** A plain file server for the built page, which can be switched off and can serve another version. It has a port of its own, and so an origin of its own. */
export class FolderServer {
  /** What it was asked for, since this was last emptied. */
  readonly asked: string[] = [];
  private isOn = true;
  private server: Server | undefined;
  private change: Change = () => null;

  /** Starts anew, with the files as they were built, at a port; 0 takes a free one. Answers the address of the page. */
  async start(port = 0): Promise<string> {
    [this.isOn, this.change] = [true, () => null];
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      this.asked.push(pathname);
      if (!this.isOn) return void request.socket.destroy();
      const bytes = this.read(pathname === '/' ? 'index.html' : pathname.slice(1));
      response.writeHead(bytes === null ? 404 : 200, {
        'content-type': mediaTypes[extname(pathname)] ?? 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
      });
      response.end(bytes);
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port');
    return `http://127.0.0.1:${address.port}/`;
  }

  /** From now on no request is answered, as without a network. */
  goOffline(): void {
    this.isOn = false;
    this.server?.closeAllConnections();
  }

  /** Serves files otherwise from now on. */
  serve(change: Change): void {
    this.change = change;
  }

  stop(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private read(path: string): Buffer | null {
    const changed = this.change(path, () => textOf(path));
    return changed === null ? bytesOf(path) : Buffer.from(changed);
  }
}

/** The text of a built file; empty where there is none. */
export function textOf(path: string): string {
  return bytesOf(path)?.toString() ?? '';
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(join(builtPage, path));
  } catch {
    return null;
  }
}
