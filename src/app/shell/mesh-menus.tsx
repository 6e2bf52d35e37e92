import { Menu } from '@mantine/core';
import { ChevronUp } from 'lucide-react';
import { proxyRelease, type MeshSettings } from '../../core/mesh';
import { kinds, istioVersions, type EnumValue, type Field } from '../../core/schema';
import type { Path } from '../../core/text';
import { writeDesignSetting } from '../commands/mesh-settings';
import { useApp } from '../store';
import { settingWords } from './words/bars';

interface Setting {
  readonly key: keyof MeshSettings & keyof typeof settingWords.names;
  readonly path: Path;
  readonly options: readonly Option[];
  readonly show: (value: string) => string;
}

interface Option {
  readonly value: string;
  readonly title: string;
  readonly doc: string;
}

const settings: readonly Setting[] = [
  {
    key: 'istioVersion',
    path: ['spec', 'istioVersion'],
    options: istioVersions.map((value) => ({ value, title: value, doc: '' })),
    show: settingWords.istio,
  },
  meshSetting('outboundTrafficPolicy'),
  meshSetting('dataPlane'),
  {
    key: 'dnsCapture',
    path: ['spec', 'mesh', 'dnsCapture'],
    options: [
      { value: 'false', ...settingWords.dnsCapture.off },
      { value: 'true', ...settingWords.dnsCapture.on },
    ],
    show: (value) => settingWords.dnsCapture.inEffect(value === 'true'),
  },
];

/** A setting below `spec.mesh` whose values stand in the data of the EgressDesign kind. */
function meshSetting(key: Setting['key']): Setting {
  const fields = kinds.find((kind) => kind.kind === 'EgressDesign')?.fields ?? [];
  const mesh = fields.find((field) => field.name === 'mesh')?.type;
  const field: Field | undefined = mesh?.type === 'object' ? mesh.fields.find((each) => each.name === key) : undefined;
  const values: readonly EnumValue[] = field?.type.type === 'string' ? (field.type.enum ?? []) : [];
  return {
    key,
    path: ['spec', 'mesh', key],
    options: values.map(({ value, doc }) => ({ value, title: value, doc })),
    show: (value) => value,
  };
}

/** The settings of the mesh in effect, each with a menu that writes another into the design. */
export function MeshMenus(): React.JSX.Element {
  const inEffect = useApp((state) => state.snapshot.mesh.settings);
  const designs = useApp((state) => state.snapshot.mesh.designs);
  const release = useApp((state) => proxyRelease(state.snapshot.mesh)?.release);
  return (
    <div className="status-group">
      {settings.map((setting) => (
        <SettingMenu
          key={setting.key}
          setting={setting.key === 'istioVersion' ? withRelease(setting, release) : setting}
          value={String(inEffect[setting.key])}
          written={designs.some((design) => design.settings[setting.key] !== undefined)}
        />
      ))}
    </div>
  );
}

/** The release that all proxies of the files run is marked, to be chosen; nobody else chooses it. */
function withRelease(setting: Setting, release: string | undefined): Setting {
  const options = setting.options.map((each) =>
    each.value === release ? { ...each, doc: settingWords.asProxiesRun } : each,
  );
  return { ...setting, options };
}

function SettingMenu({
  setting,
  value,
  written,
}: {
  readonly setting: Setting;
  readonly value: string;
  readonly written: boolean;
}): React.JSX.Element {
  const name = settingWords.names[setting.key];
  const choose = (option: Option): void =>
    writeDesignSetting(
      setting.path,
      setting.key === 'dnsCapture' ? option.value === 'true' : option.value,
      settingWords.set(setting.key, option.value),
    );
  return (
    <Menu position="top-end">
      <Menu.Target>
        <button type="button" className="status-button" aria-label={settingWords.spoken(name, value, written)}>
          <span className={written ? undefined : 'status-default'}>{setting.show(value)}</span>
          <ChevronUp size={12} strokeWidth={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className="setting-menu">
        <Menu.Label>{name}</Menu.Label>
        <Menu.RadioGroup value={value}>
          {setting.options.map((option) => (
            <Menu.RadioItem key={option.value} value={option.value} closeMenuOnClick onChange={() => choose(option)}>
              <span className="setting-title">{option.title}</span>
              {option.doc !== '' && <span className="setting-doc">{option.doc}</span>}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        {written && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => writeDesignSetting(setting.path, undefined, settingWords.unsetKey(setting.key))}>
              {settingWords.unset}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
