import type { PortLadder, Step } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { StepList } from './step-list';

/** The listeners of a port, each with who gets what of it. */
export function PortShares(props: {
  readonly listeners: readonly PortLadder[];
  readonly snapshot: Snapshot;
  readonly otherwise?: (step: Step) => string | undefined;
}): React.JSX.Element {
  const { listeners, snapshot, otherwise } = props;
  return (
    <>
      {listeners.map(({ listener, shares, rest, rejected }) => (
        <div key={listener} className="ladder-listener">
          <p className="mono ladder-name">Listener {listener}</p>
          {rejected !== undefined && <p className="hop-because">Envoy rejects it: {rejected}</p>}
          <StepList
            steps={shares}
            label={`Who gets what on listener ${listener}`}
            snapshot={snapshot}
            otherwise={otherwise}
          />
          {rest !== undefined && <p className="hop-because">{rest}</p>}
        </div>
      ))}
    </>
  );
}
