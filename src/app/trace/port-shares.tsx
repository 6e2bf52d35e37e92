import type { PortLadder, Step } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { StepList } from './step-list';
import { ladderWords } from './words';

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
          <p className="mono ladder-name">{ladderWords.listener(listener)}</p>
          {rejected !== undefined && <p className="hop-because">{ladderWords.rejected(rejected)}</p>}
          <StepList
            steps={shares}
            label={ladderWords.whoGetsWhat(listener)}
            snapshot={snapshot}
            otherwise={otherwise}
          />
          {rest !== undefined && <p className="hop-because">{rest}</p>}
        </div>
      ))}
    </>
  );
}
