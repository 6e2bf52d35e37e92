import type { ChangeResult } from '../../core/edit-at';
import { parseCall } from '../../core/mesh';
import { isRecord } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { ServiceEntryNode } from '../../core/topology';
import { changeInSteps, refused } from './change-steps';
import { designOf, drawnIndex, editDesign, ensureDesign, listAt } from './design-document';

/** The workload that calls: its namespace and name, drawn or from a Deployment. */
export interface Caller {
  readonly namespace: string | null;
  readonly name: string;
}

/** The URL as a call takes it: a bare host gets https, or tcp where a port other than 80 and 443 follows; null when it is none. */
export function readCallUrl(text: string): string | null {
  const url = text.trim();
  if (url.includes('://')) {
    const dialled = parseCall(url);
    return dialled?.port === undefined ? null : url;
  }
  if (!/^[\w*.-]+(:\d{1,5})?(\/.*)?$/.test(url)) return null;
  const port = /^[^/]+:(\d+)/.exec(url)?.[1];
  if (port === '80') return readCallUrl(`http://${url.replace(':80', '')}`);
  if (port === '443' || port === undefined) return readCallUrl(`https://${url.replace(':443', '')}`);
  return readCallUrl(`tcp://${url}`);
}

/**
 * The URL for a call to a port of an entry (its first port when `port` is unset): the scheme of the port's protocol, the first host; 80
 * and 443 are left out where the scheme implies them. `exact` is false when the host is a wildcard, so that one name under it must be chosen.
 */
export function urlOfEntry(entry: ServiceEntryNode, port?: number): { readonly url: string; readonly exact: boolean } {
  const row = entry.ports.find((each) => each.number === port) ?? entry.ports[0];
  const host = entry.hosts.find((each) => !each.startsWith('*')) ?? entry.hosts[0] ?? '';
  const kind = schemeOf(row?.protocol ?? 'HTTPS');
  const number = row?.number ?? 443;
  const implied = (kind === 'http' && number === 80) || (kind === 'https' && number === 443);
  return { url: `${kind}://${host}${implied ? '' : `:${number}`}`, exact: host !== '' && !host.includes('*') };
}

function schemeOf(protocol: string): string {
  switch (protocol.toUpperCase()) {
    case 'HTTP':
    case 'HTTP2':
    case 'HTTP_PROXY':
      return 'http';
    case 'GRPC':
    case 'GRPC-WEB':
    case 'GRPC_WEB':
      return 'grpc';
    case 'HTTPS':
      return 'https';
    case 'TLS':
      return 'tls';
    default:
      return 'tcp';
  }
}

/** The change that lets a workload call a URL: an item of its `calls` in the EgressDesign; a workload from elsewhere gets an entry there. */
export function addCall(snapshot: Snapshot, caller: Caller, text: string): ChangeResult {
  const url = readCallUrl(text);
  if (url === null)
    return refused(
      `${text.trim() || 'The text'} is no URL; write scheme://host[:port][/path] with http, https, grpc, tls or tcp.`,
    );
  if (callsAlready(snapshot, caller, url)) return refused(`${caller.name} calls ${url} already.`);
  return changeInSteps(snapshot, `Add call to ${url}`, 'canvas', [
    ensureDesign,
    editDesign((design) => {
      const index = drawnIndex(design, caller.namespace, caller.name);
      if (index >= 0) {
        const path = ['spec', 'workloads', index, 'calls'];
        return [{ type: 'insert', path, index: listAt(design, ...path).length, value: { url } }];
      }
      const workload = {
        name: caller.name,
        ...(caller.namespace === null ? {} : { namespace: caller.namespace }),
        calls: [{ url }],
      };
      return [
        {
          type: 'insert',
          path: ['spec', 'workloads'],
          index: listAt(design, 'spec', 'workloads').length,
          value: workload,
        },
      ];
    }),
  ]);
}

function callsAlready(snapshot: Snapshot, caller: Caller, url: string): boolean {
  const design = designOf(snapshot);
  const index = design ? drawnIndex(design, caller.namespace, caller.name) : -1;
  if (!design || index < 0) return false;
  return listAt(design, 'spec', 'workloads', index, 'calls').some((call) => isRecord(call) && call['url'] === url);
}
