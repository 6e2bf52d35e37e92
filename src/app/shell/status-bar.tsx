import { Menu } from '@mantine/core';
import { ChevronUp } from 'lucide-react';
import { kinds, istioVersions, type EnumValue, type Field } from '../../core/schema';
import { proxyRelease, type MeshSettings } from '../../core/mesh';
import type { Path } from '../../core/text';
import { clockTime } from '../browser/session-notices';
import { runCommand } from '../commands';
import { writeDesignSetting } from '../commands/mesh-settings';
import { useFindings, useUnjudged } from '../findings';
import { showLastNotice, useNotices } from '../notices';
import { isAtRisk, useSession, type Session } from '../session';
import { useApp } from '../store';
import { promisesWords, useTraces } from '../traces';
import { AcceptedMark, SeverityMark, tallyWords, type SeverityTally } from '../widgets';
import { settingWords, statusWords } from './words/bars';

/** The bar at the bottom: findings, the settings of the mesh that results depend on, and whether the work is stored. */
export function StatusBar(): React.JSX.Element {
  return (
    <footer className="status-bar">
      <FindingCounts />
      <PromiseCounts />
      <LastNotice />
      <span className="status-space" />
      <MeshMenus />
      <UpdateReady />
      <SavedState />
    </footer>
  );
}

function FindingCounts(): React.JSX.Element {
  const tally = useFindings((state) => state.tally);
  const isLooking = useUnjudged() > 0 && tallyWords(tally) === '';
  const words = isLooking ? statusWords.looking : tallyWords(tally) || statusWords.noFindings;
  return (
    <button
      type="button"
      className="status-button"
      aria-label={statusWords.showProblems(words)}
      onClick={() => runCommand('show-problems')}
    >
      {isLooking ? statusWords.looking : <Tally tally={tally} />}
    </button>
  );
}

function Tally({ tally }: { readonly tally: SeverityTally }): React.JSX.Element {
  const accepted = tally.accepted ?? 0;
  return (
    <>
      {(['error', 'warning', 'info'] as const).map((severity) => (
        <span key={severity} className={tally[severity] === 0 ? 'status-none' : undefined}>
          <SeverityMark severity={severity} count={tally[severity]} size={13} silent />
        </span>
      ))}
      {accepted > 0 && (
        <span>
          <AcceptedMark count={accepted} size={13} silent />
        </span>
      )}
    </>
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
      aria-label={statusWords.showAssertions(words)}
      onClick={() => runCommand('show-assertions')}
    >
      {words}
    </button>
  );
}

/** Shows the notice again that went last. It stays while one is shown, so that who has pressed it keeps the focus. */
function LastNotice(): React.JSX.Element | null {
  const isThere = useNotices(({ last }) => last !== null);
  const isShown = useNotices(({ notice }) => notice !== null);
  if (!isThere) return null;
  return (
    <button
      type="button"
      className="status-button"
      aria-disabled={isShown}
      onClick={() => {
        if (!isShown) showLastNotice();
      }}
    >
      {statusWords.lastNotice}
    </button>
  );
}

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

function MeshMenus(): React.JSX.Element {
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

/** A newer version of the page is stored and waits for this one to be left. */
function UpdateReady(): React.JSX.Element | null {
  const isReady = useSession((state) => state.updateReady);
  if (!isReady) return null;
  return (
    <span className="status-text">
      {statusWords.newVersion}{' '}
      <button type="button" className="link-button" onClick={() => runCommand('reload-page')}>
        {statusWords.reload}
      </button>
    </span>
  );
}

function SavedState(): React.JSX.Element {
  const session = useSession((state) => state);
  return <span className={`status-text ${isAtRisk(session) ? 'status-unsaved' : ''}`}>{savedWords(session)}</span>;
}

function savedWords({ readOnly, restoring, looking, saving, savedAt }: Session): string {
  const { saved } = statusWords;
  if (looking) return saved.looking;
  if (restoring) return saved.restoring;
  if (readOnly) return saved.elsewhere;
  if (saving === 'unsaved') return saved.onlyHere;
  if (saving === 'reserve') return saved.backup;
  if (savedAt === null || savedAt === 0) return saved.nothing;
  return saving === 'saving' ? saved.saving : saved.at(clockTime(savedAt));
}
