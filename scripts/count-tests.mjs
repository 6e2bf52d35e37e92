// node scripts/count-tests.mjs: how many test files there are of each layer, and how many cases are declared in them. A table of cases counts once here.
import { readdirSync, readFileSync } from 'node:fs';
import { root } from './run.mjs';

const all = [...list('src', /\.test\.tsx?$/), ...list('scripts', /\.test\.ts$/)];
const shared = all.filter((path) => path.includes('.shared.test.'));
const fuzzed = all.filter((path) => path.includes('.fuzz.test.'));
const layers = {
  'unit and property': all.filter((path) => !shared.includes(path) && !fuzzed.includes(path)),
  fuzzing: fuzzed,
  shared,
  browser: list('e2e', /\.spec\.ts$/),
};

for (const [name, files] of Object.entries(layers)) {
  const cases = files.reduce((sum, file) => sum + declared(readFileSync(`${root}/${file}`, 'utf8')), 0);
  console.log(
    `${name.padEnd(18)} ${String(files.length).padStart(4)} files ${String(cases).padStart(5)} cases declared`,
  );
}

function declared(text) {
  return text.match(/^\s*(?:it|test)(?:\.each\b|\()/gm)?.length ?? 0;
}

function list(folder, name) {
  return readdirSync(`${root}/${folder}`, { recursive: true })
    .filter((path) => name.test(path))
    .map((path) => `${folder}/${path}`);
}
