import { istioVersions, releaseNamed } from '../../core/schema';
import { readMeshConfig } from '../../core/mesh';
import type { Settings } from '../../core/snapshot';
import { joinNames } from '../../core/text';
import type { OptionSpecs, Parsed } from '../arguments';
import { Failure } from '../failure';
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
