import type { Mesh } from '../mesh';
import { newestIstio } from '../schema';
import { fact } from './question';
import type { RuleInput } from './run';

/** The Istio release that somebody chose to judge by, in the settings or in a design document; undefined when nobody did. */
export const namedRelease = fact(({ settings, mesh }) => settings?.istioVersion ?? releaseOf(mesh));

/** The release that findings are judged for: the named one, else the newest. */
export function judgedRelease(input: RuleInput): string {
  return namedRelease(input) ?? newestIstio;
}

/** The release that a design document writes down; the default of the mesh's settings is no statement of the user. */
function releaseOf(mesh: Mesh): string | undefined {
  return mesh.designs.find((design) => design.settings.istioVersion !== undefined)?.settings.istioVersion;
}
