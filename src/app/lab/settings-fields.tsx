import { useId } from 'react';
import type { Cluster, ClusterTrial, OutlierSettings } from '../../core/mesh';
import { hasKey } from '../../core/mesh';
import { ApplyButtons } from './apply-buttons';
import { setLab, type LabState } from '../lab-state';
import { NumberField } from './number-field';
import { scratchOf, type Bench, type Scratched } from './trial';
import { settingWords } from './words';

/** Switches are called as Istio calls the fields. */
const block = 'outlierDetection';
const split = 'splitExternalLocalOriginErrors';

type NumberSetting = Exclude<keyof OutlierSettings, typeof split>;

/** How a number of `outlierDetection` is shown: milliseconds as seconds. */
interface Shown {
  readonly field: NumberSetting;
  readonly min: number;
  readonly max: number;
  readonly slider: number;
  readonly step: number;
  readonly unit: 's' | '%' | '';
}

const count = { min: 0, max: 1000, slider: 20, step: 1, unit: '' } as const;

const numbers: readonly Shown[] = [
  { field: 'consecutive5xxErrors', ...count },
  { field: 'consecutiveGatewayErrors', ...count },
  { field: 'consecutiveLocalOriginFailures', ...count, min: 1 },
  { field: 'interval', min: 0.001, max: 3600, slider: 60, step: 1, unit: 's' },
  { field: 'baseEjectionTime', min: 0.001, max: 3600, slider: 120, step: 1, unit: 's' },
  { field: 'maxEjectionPercent', min: 1, max: 100, slider: 100, step: 1, unit: '%' },
  { field: 'minHealthPercent', min: 0, max: 100, slider: 100, step: 1, unit: '%' },
];

interface Props {
  readonly bench: Bench;
  readonly trial: ClusterTrial;
  readonly lab: LabState;
}

/** The settings of `outlierDetection` over a scratch copy: what is tried here is written only by `Apply to YAML`. */
export function SettingsFields({ bench, trial, lab }: Props): React.JSX.Element {
  const scratch = scratchOf(trial, bench.name, lab);
  const change = (values: Partial<OutlierSettings>, on?: boolean): void =>
    setLab({ scratch: { target: bench.name, on: on ?? scratch.on, values: { ...scratch.changed, ...values } } });
  return (
    <fieldset className="lab-settings">
      <legend>{settingWords.outlierDetection}</legend>
      <Switch label={block} on={scratch.on} onChange={(on) => change({}, on)} />
      {numbers.map((shown) => (
        <Setting key={shown.field} shown={shown} scratch={scratch} cluster={bench.use?.cluster} onChange={change} />
      ))}
      <Switch
        label={split}
        on={scratch.settings[split]}
        disabled={!scratch.on}
        isChanged={scratch.changed[split] !== undefined}
        onChange={(on) => change({ [split]: on })}
      />
      {bench.use && <ApplyButtons cluster={bench.use.cluster} trial={trial} scratch={scratch} />}
    </fieldset>
  );
}

function Setting(props: {
  readonly shown: Shown;
  readonly scratch: Scratched;
  readonly cluster: Cluster | undefined;
  readonly onChange: (values: Partial<OutlierSettings>) => void;
}): React.JSX.Element {
  const { shown, scratch, cluster, onChange } = props;
  const { field, unit, ...bounds } = shown;
  const factor = unit === 's' ? 1000 : 1;
  const isLocal = field === 'consecutiveLocalOriginFailures';
  const disabled = !scratch.on || (isLocal && !scratch.settings.splitExternalLocalOriginErrors);
  const isChanged = scratch.changed[field] !== undefined;
  const origin = originOf(field, cluster, isChanged);
  return (
    <NumberField
      {...bounds}
      min={isLocal && disabled ? 0 : bounds.min}
      label={field}
      unit={unit}
      value={scratch.settings[field] / factor}
      origin={settingWords.origins[origin]}
      isDefault={origin === 'default'}
      isChanged={isChanged}
      disabled={disabled}
      onChange={(value) => onChange({ [field]: Math.round(value * factor) })}
    />
  );
}

/** Who decided the value that is in force. */
function originOf(
  field: NumberSetting,
  cluster: Cluster | undefined,
  isChanged: boolean,
): keyof typeof settingWords.origins {
  if (isChanged) return 'changed';
  const written = cluster?.policy.blocks.outlierDetection;
  if (written !== undefined && hasKey(written.value, field)) return written.resource ? 'written' : 'meshConfig';
  return 'default';
}

function Switch(props: {
  readonly label: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly isChanged?: boolean;
  readonly onChange: (on: boolean) => void;
}): React.JSX.Element {
  const id = useId();
  return (
    <div className="lab-switch" data-changed={props.isChanged || undefined}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={props.on}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <label htmlFor={id} title={props.label}>
        {props.label}
      </label>
    </div>
  );
}
