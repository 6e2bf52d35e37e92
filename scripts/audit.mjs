// Asks for known holes of what the page and the command line are made of. Fails at a severe one; where nobody can be asked, says so and passes.
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

/** How long the answer may take, in milliseconds: the check must not hold up those who have no network. */
const patience = 20_000;

/** What the output of `npm audit --json` comes to: severe holes, or the reason why nothing is known. */
export function readAudit(output) {
  const report = parse(output);
  const counts = report?.metadata?.vulnerabilities;
  if (!counts || !report.vulnerabilities)
    return { reached: false, reason: report?.message ?? report?.error?.summary ?? 'no answer came', severe: [] };
  const severe = Object.values(report.vulnerabilities).filter(({ severity }) => /^(high|critical)$/.test(severity));
  return { reached: true, reason: '', severe: severe.map(describe), total: counts.total ?? severe.length };
}

function describe({ name, severity, range, via = [] }) {
  const titles = via.flatMap((each) => (typeof each === 'object' ? [`${each.title} (${each.url})`] : []));
  return `${severity}: ${name} ${range}${titles.length === 0 ? '' : `: ${titles.join('; ')}`}`;
}

function parse(output) {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}

function audit() {
  const args = ['audit', '--omit=dev', '--audit-level=high', '--json', '--fetch-retries=0', '--loglevel=silent'];
  const { stdout } = spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    timeout: patience,
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  const { reached, reason, severe, total } = readAudit(stdout ?? '');
  if (!reached) console.log(`Dependencies were not audited: the advisories could not be reached (${reason}).`);
  else console.log(`Dependencies audited: ${severe.length} severe of ${total} known holes.`);
  for (const each of severe) console.error(each);
  return severe.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit(audit());
