import { istioVersions, releaseNamed } from '../../core/schema';
import { readMeshConfig } from '../../core/mesh';
import type { Settings } from '../../core/snapshot';
import { joinNames } from '../../core/text';
import type { OptionSpecs, Parsed } from '../arguments';
import { Failure } from '../failure';
import type { Explained } from './command';
import type { Streams } from '../streams';
import { readSource } from '../files';

/** The options of every command that judges a workspace. */
export const settingOptions = {
  'istio-version': { type: 'string' },
  'mesh-config': { type: 'string' },
  'default-namespace': { type: 'string' },
} satisfies OptionSpecs;

/** The options as help lists them. */
export const settingUsage = '[--istio-version X.Y] [--mesh-config FILE] [--default-namespace NS]';

/** What these options are for. */
export const settingsExplained: readonly Explained[] = [
  [
    '--istio-version X.Y',
    `The Istio release to judge by: ${joinNames(istioVersions, 'or')}. Default: istioVersion of the EgressDesign, else the newest.`,
  ],
  ['--mesh-config FILE', 'MeshConfig as YAML. The EgressDesign overrides it; it overrides the ConfigMap istio.'],
  ['--default-namespace NS', 'The namespace of resources that name none. Default: default.'],
];

/** What `--today` is for. */
export const todayExplained: Explained = [
  '--today YYYY-MM-DD',
  'The day by which accepted findings expire. Default: today.',
];

/** What PATH is. */
export const pathExplained: Explained = [
  'PATH...',
  'Files or directories to read (all *.yaml and *.yml below them), or - for standard input.',
];

/** What each exit code means where a command only does or fails. */
export const doneOrNot = '0 done, 2 wrong usage or unreadable input.';

/** The settings that the options give. Throws `Failure` for a release that Fairway does not know and for a file that is no MeshConfig. */
export async function readSettings(parsed: Parsed, streams: Streams): Promise<Settings> {
  const istioVersion = readRelease(parsed);
  const defaultNamespace = parsed.text('default-namespace');
  const file = parsed.text('mesh-config');
  if (file === undefined) return { istioVersion, defaultNamespace };
  const reading = readMeshConfig((await readSource(file, streams)).text);
  if (!reading.ok) throw new Failure(`${file}: ${reading.problem}`);
  return { istioVersion, defaultNamespace, meshConfig: reading.settings };
}

/** The Istio release that `--istio-version` names; undefined when it was not given. Throws `Failure` for one that Fairway does not know. */
export function readRelease(parsed: Parsed): string | undefined {
  const written = parsed.text('istio-version');
  if (written === undefined) return undefined;
  const release = releaseNamed(written);
  if (release !== undefined) return release;
  throw new Failure(`--istio-version takes ${joinNames(istioVersions, 'or')}, not ${JSON.stringify(written)}.`);
}

/** The day by which accepted findings expire: that of `--today`, else the machine's own. Throws `Failure` for what is no day. */
export function readToday(parsed: Parsed): string {
  const written = parsed.text('today');
  if (written === undefined) return dayOf(new Date());
  if (/^\d{4}-\d{2}-\d{2}$/.test(written) && !Number.isNaN(Date.parse(written))) return written;
  throw new Failure(`--today takes a day such as 2027-03-31, not ${JSON.stringify(written)}.`);
}

function dayOf(date: Date): string {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
