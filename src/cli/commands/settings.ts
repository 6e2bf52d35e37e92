import { istioVersions } from '../../core/schema';
import type { Settings } from '../../core/snapshot';
import { listWords, type OptionSpecs, type Parsed } from '../arguments';
import { Failure } from '../failure';

/** The options of every command that judges a workspace. */
export const settingOptions = {
  'istio-version': { type: 'string' },
  'default-namespace': { type: 'string' },
} satisfies OptionSpecs;

/** The settings that the options give. Throws `Failure` for a release that Fairway does not know. */
export function readSettings(parsed: Parsed): Settings {
  const istioVersion = parsed.text('istio-version');
  if (istioVersion !== undefined && !istioVersions.includes(istioVersion)) {
    throw new Failure(`--istio-version takes ${listWords(istioVersions)}, not ${JSON.stringify(istioVersion)}.`);
  }
  return { istioVersion, defaultNamespace: parsed.text('default-namespace') };
}
