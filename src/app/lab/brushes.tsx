import { useId } from 'react';
import { failureKinds, type ClusterTrial, type FailureKind } from '../../core/mesh';
import { setLab, type LabState } from '../lab-state';
import { brushFor, presets } from './presets';
import { failureWords } from './words';

interface Props {
  readonly lab: LabState;
  readonly protocol: ClusterTrial['protocol'];
}

/** What a drag over an endpoint's row sets, and patterns to start from. */
export function Brushes({ lab, protocol }: Props): React.JSX.Element {
  const { brush, failures } = lab;
  const id = useId();
  return (
    <div className="lab-brushes">
      <PresetChoice chosen={failures.type === 'preset' ? failures.id : ''} />
      <span className="lab-inline">
        <label htmlFor={id}>{failureWords.brush}</label>
        <select
          id={id}
          className="lab-select"
          value={brushFor({ protocol }, brush).kind}
          onChange={(event) => setLab({ brush: { ...brush, kind: event.currentTarget.value as FailureKind } })}
        >
          {failureKinds.map((kind) => (
            <option key={kind} value={kind}>
              {failureWords.kind(kind, protocol === 'tcp' && isUnseen(kind))}
            </option>
          ))}
        </select>
      </span>
      <span className="lab-inline">
        {failureWords.ofCalls(
          <input
            type="number"
            className="lab-small-number"
            aria-label={failureWords.percentFails}
            min={1}
            max={100}
            value={brush.percent}
            onChange={(event) => setLab({ brush: { ...brush, percent: percentOf(event.currentTarget.value) } })}
          />,
        )}
      </span>
    </div>
  );
}

/** Patterns to start from. */
export function PresetChoice({ chosen }: { readonly chosen: string }): React.JSX.Element {
  const id = useId();
  return (
    <span className="lab-inline">
      <label htmlFor={id}>{failureWords.preset}</label>
      <select
        id={id}
        className="lab-select"
        value={chosen}
        onChange={(event) =>
          event.currentTarget.value !== '' && setLab({ failures: { type: 'preset', id: event.currentTarget.value } })
        }
      >
        {chosen === '' && <option value="">{failureWords.own}</option>}
        {presets.map(({ id }) => (
          <option key={id} value={id}>
            {failureWords.presets[id]}
          </option>
        ))}
      </select>
    </span>
  );
}

function isUnseen(kind: FailureKind): boolean {
  return kind === '5xx' || kind === '502-504' || kind === '429' || kind === 'reset';
}

function percentOf(text: string): number {
  return Math.min(100, Math.max(1, Math.round(Number(text)) || 1));
}
