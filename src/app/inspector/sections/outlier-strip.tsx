import { useMemo } from 'react';
import { firstEjection, outlierSettings, type FirstEjection, type Mesh } from '../../../core/mesh';
import { isRecord } from '../../../core/schema';
import { resourceAt } from '../../../core/snapshot';
import { setLab } from '../../lab-state';
import { openSection } from '../../open-section';
import { getState, select, useApp } from '../../store';
import { ejectionFor } from '../model/ejection';
import { hostOfRule } from '../model/entries';
import type { FieldState } from '../use-field';
import { ejectionWords } from '../words/sections';
import './outlier-strip.css';

/** Milliseconds that the strip shows. */
const shown = 60_000;

/** What the block does to an endpoint that fails once a second: its errors, the time it is out, and the sweeps that let it back. */
export function OutlierStrip({
  value,
  state,
}: {
  readonly value: unknown;
  readonly state: FieldState;
}): React.JSX.Element | null {
  const mesh = useApp((app) => app.snapshot.mesh);
  const { place } = state.form;
  const tried = useMemo(() => (isRecord(value) ? tryBlock(value, mesh, place) : undefined), [value, mesh, place]);
  if (tried === undefined) return null;
  const { first, note } = tried;
  return (
    <div className="ins-strip">
      <Drawing first={first} />
      <p className="ins-says">
        {[ejectionWords.failing(first.text), note].join(' ').trim()}{' '}
        <button
          type="button"
          className="link-button ins-strip-lab"
          onClick={() => {
            setLab({ target: null });
            select({ place, from: 'inspector' });
            openSection('lab');
          }}
        >
          {ejectionWords.openInLab}
        </button>
      </p>
    </div>
  );
}

interface TriedBlock {
  readonly first: FirstEjection;
  /** What counts on the host's ports; empty where that is everything. */
  readonly note: string;
}

function tryBlock(
  value: Readonly<Record<string, unknown>>,
  mesh: Mesh,
  place: FieldState['form']['place'],
): TriedBlock | undefined {
  const settings = outlierSettings({ value, resource: undefined, path: [] });
  if (settings === null) return undefined;
  const { snapshot } = getState();
  const host = hostOfRule(resourceAt(snapshot, place));
  const protocol = isBlind(mesh, host) ? 'tcp' : 'http';
  const { endpoints } = ejectionFor(snapshot, host);
  return {
    first: firstEjection(settings, protocol, endpoints, shown),
    note: noteFor(protocol, settings.splitExternalLocalOriginErrors),
  };
}

/** Whether Envoy sees only connections on all ports of a host. */
function isBlind(mesh: Mesh, host: string | undefined): boolean {
  const services = host === undefined ? [] : mesh.registry.withHost(host);
  const ports = services.flatMap((each) => each.ports);
  return ports.length > 0 && ports.every((port) => port.class === 'tls' || port.class === 'tcp');
}

function noteFor(protocol: 'http' | 'tcp', split: boolean): string {
  if (protocol === 'tcp') return split ? ejectionWords.connectionsCountLocally : ejectionWords.connectionsCount;
  return split ? ejectionWords.connectionsCountApart : '';
}

const width = 360;
const height = 56;

/** 60 s from left to right: errors, the bar of the ejection, and a mark for each sweep. */
function Drawing({ first }: { readonly first: FirstEjection }): React.JSX.Element {
  const x = (at: number): number => 2 + ((width - 4) * at) / shown;
  const { events, ejections } = first.outcome;
  const errors = events.flatMap((each) => (each.type === 'error' ? [x(each.at)] : []));
  const sweeps = events.flatMap((each) => (each.type === 'sweep' ? [x(each.at)] : []));
  return (
    <svg className="ins-strip-drawing" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path className="ins-strip-line" d={`M0 30.5H${width}`} />
      {ejections.map(({ from, until }) => (
        <rect
          key={from}
          className="ins-strip-out"
          x={x(from)}
          y={16}
          width={Math.max(2, x(until) - x(from))}
          height={14}
          rx={2}
        />
      ))}
      <path className="ins-strip-error" d={errors.map((each) => `M${each.toFixed(1)} 14V30`).join('')} />
      {sweeps.length <= 60 && (
        <path className="ins-strip-sweep" d={sweeps.map((each) => `M${(each - 3).toFixed(1)} 33h6l-3 6z`).join('')} />
      )}
      {[0, 10, 20, 30, 40, 50, 60].map((second) => (
        <text
          key={second}
          x={x(second * 1000)}
          y={52}
          textAnchor={second === 0 ? 'start' : second === 60 ? 'end' : 'middle'}
        >
          {ejectionWords.second(second)}
        </text>
      ))}
    </svg>
  );
}
