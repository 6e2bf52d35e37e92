import { Copy } from 'lucide-react';
import { useMemo } from 'react';
import { isRefusal } from '../../core/analysis';
import { copyText } from '../copy-text';
import { useFindings } from '../findings';
import { useApp } from '../store';
import { useTraces, type TracedRow } from '../traces';
import './assertions.css';
import { callKey } from './call-key';
import { ciStep } from './ci-step';
import { PromiseRow } from './promise-row';
import { Unpromised } from './unpromised';
import { assertionWords } from './words';

/** Every promise of the design with what is found instead, failing ones first, and the calls that promise nothing yet. */
export function AssertionsPanel(): React.JSX.Element {
  const rows = useTraces((state) => state.rows);
  const findings = useFindings((state) => state.all);
  const refusals = useMemo(() => findings.filter(isRefusal), [findings]);
  const promised = inOrder(rows.filter(({ check }) => check !== undefined));
  const others = rows.filter(({ check }) => check === undefined);
  return (
    <div className="assertions" tabIndex={-1}>
      {promised.length === 0 ? (
        <p className="assertions-empty">{assertionWords.noPromises}</p>
      ) : (
        <>
          <CopyStep />
          <ul className="promises" aria-label={assertionWords.promises}>
            {promised.map((row) => (
              <PromiseRow key={callKey(row)} row={row} refusals={refusals} />
            ))}
          </ul>
        </>
      )}
      {others.length > 0 && <Unpromised rows={others} />}
    </div>
  );
}

function CopyStep(): React.JSX.Element {
  const files = useApp((state) => state.snapshot.files);
  const step = (): string => ciStep(files.map(({ path }) => path));
  return (
    <div className="assertions-actions">
      <button
        type="button"
        className="button button-small"
        onClick={() => void copyText(step(), assertionWords.copiedCiStep)}
      >
        <Copy size={13} strokeWidth={1.75} aria-hidden />
        {assertionWords.copyCiStep}
      </button>
    </div>
  );
}

const ranks = { fails: 0, 'cannot tell': 1, holds: 2 } as const;

function inOrder(rows: readonly TracedRow[]): readonly TracedRow[] {
  return [...rows].sort((a, b) => ranks[a.check?.verdict ?? 'holds'] - ranks[b.check?.verdict ?? 'holds']);
}
