import { istioVersions } from '../../core/schema';
import type { Path } from '../../core/text';
import type { Command } from './command';
import { writeDesignSetting } from './mesh-settings';
import { commandGroups, meshTitles } from './words/titles';

/** A setting of the mesh that results depend on, as commands: one a value. */
function settingCommands(
  setting: string,
  path: Path,
  choices: readonly { readonly value: string | boolean; readonly words: string }[],
): Command[] {
  return choices.map(({ value, words }) => ({
    id: `set-${path.at(-1)}-${String(value)}`,
    title: meshTitles.setting(setting, words),
    group: commandGroups.mesh,
    writes: true,
    run: () => writeDesignSetting(path, value, meshTitles.set(path.at(-1), String(value))),
  }));
}

/** What the status bar's menus set, by name. */
export const meshCommands: readonly Command[] = [
  ...settingCommands(
    meshTitles.istioVersion,
    ['spec', 'istioVersion'],
    istioVersions.map((value) => ({ value, words: value })),
  ),
  ...settingCommands(
    meshTitles.outboundPolicy,
    ['spec', 'mesh', 'outboundTrafficPolicy'],
    [
      { value: 'ALLOW_ANY', words: meshTitles.outboundTrafficPolicy.ALLOW_ANY },
      { value: 'REGISTRY_ONLY', words: meshTitles.outboundTrafficPolicy.REGISTRY_ONLY },
    ],
  ),
  ...settingCommands(
    meshTitles.dataPlane,
    ['spec', 'mesh', 'dataPlane'],
    [
      { value: 'sidecar', words: meshTitles.dataPlanes.sidecar },
      { value: 'ambient', words: meshTitles.dataPlanes.ambient },
    ],
  ),
  ...settingCommands(
    meshTitles.dnsCapture,
    ['spec', 'mesh', 'dnsCapture'],
    [
      { value: true, words: meshTitles.on },
      { value: false, words: meshTitles.off },
    ],
  ),
];
