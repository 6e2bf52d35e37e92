import { useId, useMemo, useState } from 'react';
import {
  appliedPolicy,
  isWildcard,
  policyRows,
  scopeOf,
  traceCall,
  type Proxy,
  type ScopedPort,
} from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { SettingsTable } from './policy-table';
import { policyWords } from './words';

/** Field, value and rule of a host, for calls to one of its ports. */
export function HostPolicy(props: {
  readonly client: Proxy;
  readonly host: string;
  readonly snapshot: Snapshot;
}): React.JSX.Element | null {
  const { client, host, snapshot } = props;
  const ports = useMemo(() => portsOf(snapshot, client, host), [snapshot, client, host]);
  const [chosen, setChosen] = useState<number | null>(null);
  const port = ports.find(({ number }) => number === chosen) ?? ports[0];
  const policy = useMemo(() => port && policyFor(snapshot, client, urlOf(host, port)), [snapshot, client, host, port]);
  const id = useId();
  if (port === undefined || policy === undefined) return null;
  return (
    <div className="trace-part">
      <div className="ladder-policy">
        <h3 id={id}>{policyWords.fieldValueRule}</h3>
        <select
          className="trace-choice"
          aria-label={policyWords.portOfSettings}
          value={port.number}
          onChange={(event) => setChosen(Number(event.target.value))}
        >
          {ports.map(({ number, protocol }) => (
            <option key={number} value={number}>
              {number} {protocol}
            </option>
          ))}
        </select>
      </div>
      <SettingsTable rows={policyRows(policy)} labelledBy={id} snapshot={snapshot} />
    </div>
  );
}

function portsOf({ mesh }: Snapshot, client: Proxy, host: string): readonly ScopedPort[] {
  const scope = scopeOf(mesh, client);
  const service = scope.service(host) ?? scope.covering(host)[0];
  return service?.ports.filter((port) => port.class !== 'udp' && port.class !== 'unknown') ?? [];
}

/** A call as an app makes it that speaks what the port says; of a pattern to some name below it. */
function urlOf(host: string, port: ScopedPort): string {
  const scheme = port.class === 'http' || port.class === 'sniffed' ? 'http' : port.class === 'tls' ? 'https' : 'tcp';
  return `${scheme}://${isWildcard(host) ? host.replace('*', 'any') : host}:${port.number}/`;
}

function policyFor({ mesh }: Snapshot, client: Proxy, url: string) {
  const trace = traceCall(mesh, { client, url, method: 'GET', headers: {} });
  return trace && appliedPolicy(trace);
}
