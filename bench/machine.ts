import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

/** What a run was measured on and with. */
interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  /** Processes that wanted a core when the run began, over the minute before: more than a little makes times longer than they are. */
  readonly load: number;
  readonly node: string;
  /** Undefined where none was found. */
  readonly chromium: string | undefined;
  /** Of Fairway, of what it is built with and of all peers. */
  readonly versions: Readonly<Record<string, string>>;
}

const measured = ['fairway', 'vite', 'react', '@xyflow/react', 'monaco-editor', 'mermaid', 'yaml'];
const peers = ['js-yaml', 'yaml-diff-patch', 'monaco-yaml'];
const root = fileURLToPath(new URL('..', import.meta.url));

/** Where the browser of all benches is. */
export const chromiumPath = process.env['FAIRWAY_CHROMIUM'] ?? '/usr/bin/chromium';

/** The machine that this runs on. Starts a browser to ask for its version. */
export async function readMachine(): Promise<Machine> {
  const [cpu, ...others] = cpus();
  return {
    cpu: cpu?.model ?? 'unknown processor',
    cores: others.length + 1,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
    node: process.versions.node,
    chromium: await chromiumVersion(),
    versions: Object.fromEntries([...measured, ...peers].map((name) => [name, versionOf(name)])),
  };
}

/** The same in two lines. */
export function machineWords({ cpu, cores, memoryGiB, load, node, chromium: browser, versions }: Machine): string {
  const packages = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `${cpu}, ${cores} cores, ${memoryGiB} GiB, load ${load}, Node ${node}, Chromium ${browser ?? 'not found'}\n${packages.join(', ')}`;
}

async function chromiumVersion(): Promise<string | undefined> {
  try {
    const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
    const version = browser.version();
    await browser.close();
    return version;
  } catch (error) {
    console.error(`No browser could be started, so nothing is measured in one: ${String(error)}`);
    return undefined;
  }
}

/** Read from the file itself, since many packages do not let their package.json be imported. */
function versionOf(name: string): string {
  const file = name === 'fairway' ? `${root}package.json` : `${root}node_modules/${name}/package.json`;
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}
