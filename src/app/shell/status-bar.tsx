import { Menu } from '@mantine/core';
import { ChevronUp } from 'lucide-react';
import { kinds, istioVersions, type EnumValue, type Field } from '../../core/schema';
import type { MeshSettings } from '../../core/mesh';
import type { Path } from '../../core/text';
import { clockTime } from '../browser/session-notices';
import { runCommand } from '../commands';
import { writeDesignSetting } from '../commands/mesh-settings';
import { useFindings } from '../findings';
import { isAtRisk, useSession, type Session } from '../session';
import { useApp } from '../store';
import { promisesWords, useTraces } from '../traces';
import { AcceptedMark, SeverityMark, tallyWords } from '../widgets';

/** The bar at the bottom: findings, the settings of the mesh that results depend on, and whether the work is stored. */
export function StatusBar(): React.JSX.Element {
  return (
    <footer className="status-bar">
      <FindingCounts />
      <PromiseCounts />
      <span className="status-space" />
      <MeshMenus />
      <UpdateReady />
      <SavedState />
    </footer>
  );
}

function FindingCounts(): React.JSX.Element {
  const tally = useFindings((state) => state.tally);
  const words = tallyWords(tally) || 'no findings';
  return (
    <button
      type="button"
      className="status-button"
      aria-label={`Show problems: ${words}`}
      onClick={() => runCommand('show-problems')}
    >
      {(['error', 'warning', 'info'] as const).map((severity) => (
        <span key={severity} className={tally[severity] === 0 ? 'status-none' : undefined}>
          <SeverityMark severity={severity} count={tally[severity]} size={13} silent />
        </span>
      ))}
      {tally.accepted > 0 && (
        <span>
          <AcceptedMark count={tally.accepted} size={13} silent />
        </span>
      )}
    </button>
  );
}

/** How many promises hold; nothing where the design makes none. */
function PromiseCounts(): React.JSX.Element | null {
  const tally = useTraces((state) => state.tally);
  if (tally.holds + tally.fails + tally['cannot tell'] === 0) return null;
  const words = promisesWords(tally);
  return (
    <button
      type="button"
      className={`status-button ${tally.fails > 0 ? 'status-fails' : ''}`}
      aria-label={`Show assertions: ${words}`}
      onClick={() => runCommand('show-assertions')}
    >
      {words}
    </button>
  );
}

interface Setting {
  readonly name: string;
  readonly key: keyof MeshSettings;
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
    name: 'Istio version',
    key: 'istioVersion',
    path: ['spec', 'istioVersion'],
    options: istioVersions.map((value) => ({ value, title: value, doc: '' })),
    show: (value) => `Istio ${value}`,
  },
  meshSetting('Outbound policy', 'outboundTrafficPolicy', (value) => value),
  meshSetting('Data plane', 'dataPlane', (value) => value),
  {
    name: 'DNS capture',
    key: 'dnsCapture',
    path: ['spec', 'mesh', 'dnsCapture'],
    options: [
      { value: 'false', title: 'Off', doc: 'Names are looked up by the pods’ own resolver.' },
      { value: 'true', title: 'On', doc: 'Proxies answer DNS, and give hosts without an address one of their own.' },
    ],
    show: (value) => `DNS capture ${value === 'true' ? 'on' : 'off'}`,
  },
];

/** A setting below `spec.mesh` whose values stand in the data of the EgressDesign kind. */
function meshSetting(name: string, key: keyof MeshSettings, show: (value: string) => string): Setting {
  const fields = kinds.find((kind) => kind.kind === 'EgressDesign')?.fields ?? [];
  const mesh = fields.find((field) => field.name === 'mesh')?.type;
  const field: Field | undefined = mesh?.type === 'object' ? mesh.fields.find((each) => each.name === key) : undefined;
  const values: readonly EnumValue[] = field?.type.type === 'string' ? (field.type.enum ?? []) : [];
  return {
    name,
    key,
    path: ['spec', 'mesh', key],
    options: values.map(({ value, doc }) => ({ value, title: value, doc })),
    show,
  };
}

function MeshMenus(): React.JSX.Element {
  const inEffect = useApp((state) => state.snapshot.mesh.settings);
  const designs = useApp((state) => state.snapshot.mesh.designs);
  return (
    <div className="status-group">
      {settings.map((setting) => (
        <SettingMenu
          key={setting.key}
          setting={setting}
          value={String(inEffect[setting.key])}
          written={designs.some((design) => design.settings[setting.key] !== undefined)}
        />
      ))}
    </div>
  );
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
  const choose = (option: Option): void =>
    writeDesignSetting(
      setting.path,
      setting.key === 'dnsCapture' ? option.value === 'true' : option.value,
      `Set ${setting.key} to ${option.value}`,
    );
  return (
    <Menu position="top-end">
      <Menu.Target>
        <button
          type="button"
          className="status-button"
          aria-label={`${setting.name}: ${value}${written ? '' : ', a default'}`}
        >
          <span className={written ? undefined : 'status-default'}>{setting.show(value)}</span>
          <ChevronUp size={12} strokeWidth={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className="setting-menu">
        <Menu.Label>{setting.name}</Menu.Label>
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
            <Menu.Item onClick={() => writeDesignSetting(setting.path, undefined, `Unset ${setting.key}`)}>
              Unset
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** A newer version of the page is stored and waits for this one to be left. */
function UpdateReady(): React.JSX.Element | null {
  const isReady = useSession((state) => state.updateReady);
  if (!isReady) return null;
  return (
    <span className="status-text">
      A new version is ready{' '}
      <button type="button" className="link-button" onClick={() => runCommand('reload-page')}>
        Reload
      </button>
    </span>
  );
}

function SavedState(): React.JSX.Element {
  const session = useSession((state) => state);
  return <span className={`status-text ${isAtRisk(session) ? 'status-unsaved' : ''}`}>{savedWords(session)}</span>;
}

function savedWords({ readOnly, restoring, looking, saving, savedAt }: Session): string {
  if (looking) return 'Read-only: a shared design';
  if (restoring) return 'Reading your stored work…';
  if (readOnly) return 'Read-only: edited in another tab';
  if (saving === 'unsaved') return 'Only in this tab';
  if (saving === 'reserve') return 'Kept in a backup copy in this browser';
  if (savedAt === null || savedAt === 0) return 'Nothing to save yet';
  return saving === 'saving' ? 'Saving…' : `Saved in this browser ${clockTime(savedAt)}`;
}
