import type { ChangeResult } from '../../core/edit-at';
import { asCallUrl, clientUrlWords, halfUrlWords, parseCall, readClientUrl, urlWithoutSecrets } from '../../core/mesh';
import { defaultNamespace, isRecord } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import type { ServiceEntryNode } from '../../core/topology';
import { changeInSteps, refused, type ChangeStep } from './change-steps';
import { designDrawing, drawnIndex, editDesign, ensureDesign } from './design-document';
import { listAt } from './list-at';
import { callWords } from './words/calls';

/** The workload that calls: its namespace and name, drawn or from a Deployment. */
interface Caller {
  readonly namespace: string | null;
  readonly name: string;
}

/**
 * The URL as a call takes it: a bare host gets https, or tcp where a port other than 80 and 443 follows; the URL of a client is the call that it leads to. Null
 * when it is none, and when it may be half of one that ends in a password.
 */
export function readCallUrl(text: string): string | null {
  if (halfUrlWords(text) !== undefined) return null;
  const url = asCallUrl(text);
  if (url.includes('://')) {
    const dialled = parseCall(url);
    return dialled?.port === undefined || dialled.host.includes('*') ? null : url;
  }
  if (!/^[\w.-]+(:\d{1,5})?(\/.*)?$/.test(url)) return null;
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
  const host = entry.hosts[0] ?? '';
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

/** Why a text is no URL that a call can have. */
export function urlRefusal(text: string): string {
  const wanted = text.trim();
  if (/:\/\/[^/]*\*/.test(wanted) || /^[^/]*\*/.test(wanted)) return callWords.isPattern(urlWithoutSecrets(wanted));
  if (/^tcp:\/\/[^:/;@]+\/?$/i.test(wanted)) return callWords.noPort(urlWithoutSecrets(wanted));
  const port = /^[a-z]+:\/\/(?:[^/@]*@)?[^/:@]+:(\d+)(?:[/?#]|$)/i.exec(wanted)?.[1];
  if (Number(port ?? 0) > 65_535) return callWords.portAbove(Number(port));
  const half = halfUrlWords(wanted);
  if (half !== undefined) return half;
  const client = readClientUrl(wanted);
  return client ? clientUrlWords(client) : callWords.noUrl(urlWithoutSecrets(wanted));
}

/** Why a workload cannot be given a call to a URL; null when it can. */
function callRefusal(snapshot: Snapshot, caller: Caller, text: string): string | null {
  const url = readCallUrl(text);
  if (url === null) return urlRefusal(text);
  return callsAlready(snapshot, caller, url) ? callWords.callsAlready(caller.name, url) : null;
}

/** The change that lets a workload call a URL: an item of its `calls` in the EgressDesign; a workload from elsewhere gets an entry there. */
export function addCall(snapshot: Snapshot, caller: Caller, text: string): ChangeResult {
  const url = readCallUrl(text);
  const refusal = callRefusal(snapshot, caller, text);
  if (url === null || refusal !== null) return refused(refusal ?? urlRefusal(text));
  return changeInSteps(snapshot, callWords.addCall(url), 'canvas', [ensureDesign, insertCall(caller, { url })]);
}

/** The step that puts a call at the end of a workload's list. */
function insertCall(caller: Caller, call: { readonly url: string }): ChangeStep {
  return (snapshot) =>
    editDesign(
      (design) => {
        const at = drawnIndex(design, caller.namespace, caller.name);
        if (at >= 0) {
          const path = ['spec', 'workloads', at, 'calls'];
          return [{ type: 'insert', path, index: listAt(design, ...path).length, value: call }];
        }
        const workload = { name: caller.name, namespace: caller.namespace ?? defaultNamespace, calls: [call] };
        const path = ['spec', 'workloads'];
        return [{ type: 'insert', path, index: listAt(design, ...path).length, value: workload }];
      },
      designDrawing(snapshot, caller),
    )(snapshot);
}

function callsAlready(snapshot: Snapshot, caller: Caller, url: string): boolean {
  const design = designDrawing(snapshot, caller);
  const index = design ? drawnIndex(design, caller.namespace, caller.name) : -1;
  if (!design || index < 0) return false;
  return listAt(design, 'spec', 'workloads', index, 'calls').some((call) => isRecord(call) && call['url'] === url);
}
