// Who may import whom (.dependency-cruiser.cjs). Fails when no module is seen, since then nothing was checked.
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { createRequire } from 'node:module';
import { root } from './run.mjs';

const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
process.chdir(root);
const { output } = await cruise(
  ['src', 'e2e'],
  { ...options, ruleSet: { forbidden }, validate: true },
  options.enhancedResolveOptions,
  {
    tsConfig: extractTSConfig(options.tsConfig.fileName),
  },
);
const sources = output.modules.filter((module) => /^(src|e2e)\/.*\.tsx?$/.test(module.source));
for (const { rule, from, to } of output.summary.violations) console.error(`${rule.name}: ${from} → ${to}`);
const unresolved = sources.flatMap((module) =>
  module.dependencies
    .filter((each) => each.couldNotResolve && each.module.startsWith('.'))
    .map((each) => `${module.source} → ${each.module}`),
);
for (const each of unresolved) console.error(`not found: ${each}`);
console.log(`${sources.length} modules, ${output.summary.violations.length} violations`);
if (sources.length < 20) console.error('Too few modules were seen for the check to mean anything.');
process.exit(sources.length < 20 || output.summary.violations.length > 0 || unresolved.length > 0 ? 1 : 0);
