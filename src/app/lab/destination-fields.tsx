import { useId } from 'react';
import type { Snapshot } from '../../core/snapshot';
import { goToText } from '../go-to-text';
import { setLab, type LabState } from '../lab-state';
import { useApp } from '../store';
import { clientText, targetsOf, targetText } from './targets';
import { sourceText, type Bench } from './trial';
import { targetWords } from './words';

interface Props {
  readonly snapshot: Snapshot;
  readonly bench: Bench;
  readonly lab: LabState;
}

/** Where the calls go, and as which client has it where that makes a difference. */
export function DestinationFields({ snapshot, bench, lab }: Props): React.JSX.Element {
  const id = useId();
  const isSelected = useApp((state) => state.selection !== null);
  return (
    <>
      <label htmlFor={id}>{targetWords.to}</label>
      <select
        id={id}
        className="lab-select"
        value={lab.target === bench.name ? bench.name : ''}
        onChange={(event) => setLab({ target: event.currentTarget.value || null, use: 0 })}
      >
        <option value="">
          {lab.target === bench.name
            ? targetWords.follow
            : isSelected
              ? targetWords.asSelected(bench.name)
              : targetWords.first(bench.name)}
        </option>
        {targetsOf(snapshot.mesh).map((each) => (
          <option key={targetText(each)} value={targetText(each)}>
            {targetText(each)}
          </option>
        ))}
      </select>
      {bench.uses.length > 1 && <ClientChoice bench={bench} />}
      {bench.use && <Source bench={bench} />}
    </>
  );
}

/** Clients that get other settings or endpoints: one of them is tried. */
function ClientChoice({ bench }: { readonly bench: Bench }): React.JSX.Element {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{targetWords.from}</label>
      <select
        id={id}
        className="lab-select"
        value={bench.use ? bench.uses.indexOf(bench.use) : 0}
        onChange={(event) => setLab({ use: Number(event.currentTarget.value) })}
      >
        {bench.uses.map(({ clients }, index) => (
          <option key={index} value={index}>
            {targetWords.clients(clients[0] ? clientText(clients[0]) : '', clients.length - 1)}
          </option>
        ))}
      </select>
    </>
  );
}

/** Which rule the settings in force come from, with a way there. */
function Source({ bench }: { readonly bench: Bench }): React.JSX.Element | null {
  const cluster = bench.use?.cluster;
  if (cluster === undefined) return null;
  const block = cluster.policy.blocks.outlierDetection;
  const text = sourceText(cluster);
  if (block?.resource === undefined)
    return <p className="lab-source">{text ? targetWords.inForce(text) : targetWords.noneInForce}</p>;
  const { place } = block.resource;
  return (
    <p className="lab-source">
      {targetWords.inForce(
        <button
          type="button"
          className="link-button lab-link"
          onClick={() => goToText({ ...place, path: [...place.path, ...block.path] })}
        >
          {text}
        </button>,
      )}
    </p>
  );
}
