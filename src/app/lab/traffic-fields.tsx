import type { ClusterTrial } from '../../core/mesh';
import { setLab, type LabState } from '../lab-state';
import { NumberField } from './number-field';
import type { Bench } from './trial';

interface Props {
  readonly bench: Bench;
  readonly trial: ClusterTrial;
  readonly lab: LabState;
}

/** What calls there are. None of it is written into the design. */
export function TrafficFields({ bench, trial, lab }: Props): React.JSX.Element {
  return (
    <fieldset className="lab-settings">
      <legend>Calls</legend>
      <NumberField
        label="Calls per second"
        value={lab.rate}
        min={0.1}
        max={200}
        slider={100}
        step={1}
        unit="/s"
        onChange={(rate) => setLab({ rate })}
      />
      <NumberField
        label="Proxies that share them"
        value={lab.proxies}
        min={1}
        max={1000}
        slider={50}
        step={1}
        unit=""
        onChange={(proxies) => setLab({ proxies: Math.round(proxies) })}
      />
      <NumberField
        label="A timeout takes"
        value={(lab.timeout ?? trial.timeout) / 1000}
        min={0.001}
        max={120}
        slider={30}
        step={1}
        unit="s"
        origin={lab.timeout === null ? 'connectTimeout' : undefined}
        onChange={(timeout) => setLab({ timeout: Math.round(timeout * 1000) })}
      />
      {bench.assumes && (
        <NumberField
          label="Endpoints"
          value={lab.assumed}
          min={1}
          max={20}
          slider={20}
          step={1}
          unit=""
          origin="not in the files"
          onChange={(assumed) => setLab({ assumed: Math.round(assumed) })}
        />
      )}
      <NumberField
        label="Seed"
        value={lab.seed}
        min={0}
        max={9999}
        slider={0}
        step={1}
        unit=""
        origin="of chance"
        onChange={(seed) => setLab({ seed: Math.round(seed) })}
      />
    </fieldset>
  );
}
