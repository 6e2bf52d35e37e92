import { Braces } from 'lucide-react';
import { useMemo, useState } from 'react';
import { envoyOfHop, type Hop, type Mesh, type Trace } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { EnvoyParts } from './envoy-text';
import { envoyWords } from './words';

interface HopProps {
  readonly mesh: Mesh;
  readonly trace: Trace;
  readonly hop: Hop;
  readonly snapshot: Snapshot;
}

/** A decision as Envoy has it, unfolded by its button; nothing for one that is not Envoy's. */
export function EnvoyOfHop({ mesh, trace, hop, snapshot }: HopProps): React.JSX.Element | null {
  const parts = useMemo(() => envoyOfHop(mesh, trace, hop), [mesh, trace, hop]);
  const [open, setOpen] = useState(false);
  if (parts.length === 0) return null;
  return (
    <div className="envoy-hop">
      <button
        type="button"
        className="button button-small envoy-toggle"
        aria-expanded={open}
        aria-label={envoyWords.viewOf(hop.at, hop.name)}
        onClick={() => setOpen(!open)}
      >
        <Braces size={13} strokeWidth={1.75} aria-hidden />
        <span>{envoyWords.view}</span>
      </button>
      {open && <EnvoyParts parts={parts} snapshot={snapshot} />}
    </div>
  );
}
