import { istioVersions } from '../../core/schema';
import type { Path } from '../../core/text';
import type { Command } from './command';
import { writeDesignSetting } from './mesh-settings';

/** A setting of the mesh that results depend on, as commands: one a value. */
function settingCommands(
  setting: string,
  path: Path,
  choices: readonly { readonly value: string | boolean; readonly words: string }[],
): Command[] {
  return choices.map(({ value, words }) => ({
    id: `set-${path.at(-1)}-${String(value)}`,
    title: `${setting}: ${words}`,
    group: 'Mesh',
    writes: true,
    run: () => writeDesignSetting(path, value, `Set ${path.at(-1)} to ${String(value)}`),
  }));
}

/** What the status bar's menus set, by name. */
export const meshCommands: readonly Command[] = [
  ...settingCommands(
    'Istio version',
    ['spec', 'istioVersion'],
    istioVersions.map((value) => ({ value, words: value })),
  ),
  ...settingCommands(
    'Outbound policy',
    ['spec', 'mesh', 'outboundTrafficPolicy'],
    [
      { value: 'ALLOW_ANY', words: 'ALLOW_ANY, unknown destinations pass through' },
      { value: 'REGISTRY_ONLY', words: 'REGISTRY_ONLY, unknown destinations are refused' },
    ],
  ),
  ...settingCommands(
    'Data plane',
    ['spec', 'mesh', 'dataPlane'],
    [
      { value: 'sidecar', words: 'sidecar' },
      { value: 'ambient', words: 'ambient' },
    ],
  ),
  ...settingCommands(
    'DNS capture',
    ['spec', 'mesh', 'dnsCapture'],
    [
      { value: true, words: 'on' },
      { value: false, words: 'off' },
    ],
  ),
];
