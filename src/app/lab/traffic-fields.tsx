import type { ClusterTrial } from '../../core/mesh';
import { setLab, type LabState } from '../lab-state';
import { NumberField, type NumberFieldProps } from './number-field';
import type { Bench } from './trial';
import { trafficWords } from './words';

interface Props {
  readonly bench: Bench;
  readonly trial: ClusterTrial;
  readonly lab: LabState;
}

/** What calls there are. None of it is written into the design. */
export function TrafficFields(props: Props): React.JSX.Element {
  return (
    <fieldset className="lab-settings lab-traffic">
      <legend>{trafficWords.calls}</legend>
      {numbersOf(props).map((each) => (
        <NumberField key={each.label} step={1} {...each} />
      ))}
    </fieldset>
  );
}

type Numeric = Omit<NumberFieldProps, 'step'>;

function numbersOf({ bench, trial, lab }: Props): readonly Numeric[] {
  return [
    {
      label: trafficWords.callsPerSecond,
      value: lab.rate,
      min: 0.1,
      max: 200,
      slider: 100,
      unit: '/s',
      onChange: setRate,
    },
    { ...whole('proxies'), label: trafficWords.proxies, value: lab.proxies, min: 1, max: 1000, slider: 50 },
    timeoutOf(trial, lab),
    ...(bench.assumes ? [assumedEndpoints(lab)] : []),
    {
      ...whole('seed'),
      label: trafficWords.seed,
      value: lab.seed,
      min: 0,
      max: 9999,
      slider: 0,
      origin: trafficWords.ofChance,
    },
  ];
}

function timeoutOf(trial: ClusterTrial, { timeout }: LabState): Numeric {
  return {
    label: trafficWords.timeout,
    value: (timeout ?? trial.timeout) / 1000,
    min: 0.001,
    max: 120,
    slider: 30,
    unit: 's',
    origin: timeout === null ? 'connectTimeout' : undefined,
    onChange: (seconds) => setLab({ timeout: Math.round(seconds * 1000) }),
  };
}

function assumedEndpoints({ assumed }: LabState): Numeric {
  return {
    ...whole('assumed'),
    label: trafficWords.endpoints,
    value: assumed,
    min: 1,
    max: 20,
    slider: 20,
    origin: trafficWords.notInFiles,
  };
}

function setRate(rate: number): void {
  setLab({ rate });
}

/** What whole numbers have in common: they are counts, without a unit. */
function whole(field: 'proxies' | 'assumed' | 'seed'): Pick<Numeric, 'unit' | 'onChange'> {
  return { unit: '', onChange: (value) => setLab({ [field]: Math.round(value) }) };
}
