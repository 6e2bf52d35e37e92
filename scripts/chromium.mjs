// Finds a Chromium for the end-to-end tests, or installs one where that can be done.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { bin, root, run } from './run.mjs';

// The one without windows first: the journeys take a tenth less time in it.
const known = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium; '' when Playwright has one of its own; undefined when there is none and none can be had. */
export async function findChromium() {
  const named = process.env.FAIRWAY_CHROMIUM;
  if (named) return named;
  const found = () => known.find((path) => existsSync(path));
  if (found()) return found();
  if (spawnSync('apt-get', ['--version']).status === 0 && process.getuid?.() === 0) {
    console.log('Installing Chromium from the distribution’s packages …');
    await run('sh', [
      '-c',
      'apt-get update -qq && apt-get install -y -qq chromium >/dev/null && apt-get install -y -qq chromium-headless-shell >/dev/null',
    ]);
    if (found()) return found();
  }
  console.log('Installing Chromium through Playwright …');
  return (await run(bin('playwright'), ['install', 'chromium'])) === 0 ? '' : undefined;
}

if (process.argv[1]?.endsWith('chromium.mjs'))
  console.log((await findChromium()) ?? `No Chromium was found for ${root}.`);
