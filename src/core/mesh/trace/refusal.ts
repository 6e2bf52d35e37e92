import type { Mesh } from '../build';
import { appEncrypts, parseCall, type Dialled } from '../call';
import { scopeOf } from '../proxy/scope/scopes';
import { missedBy, type Missed } from './missed';
import { isMisfit } from './missed-listener';
import type { TracedCall } from './trace';
import { resourceWords } from './trace-words';

/** Why a sidecar does not know the destination of a call, in one sentence; undefined where the files have nothing for its host that it could know. */
export function refusalOf(mesh: Mesh, { client, url }: TracedCall): string | undefined {
  const dialled = parseCall(url);
  if (client.kind !== 'sidecar' || dialled === undefined) return undefined;
  const missed = missedBy(mesh, client, dialled);
  switch (missed.why) {
    case 'no-proxy':
      return undefined;
    case 'unknown':
      return scopeOf(mesh, client).unseen(dialled.host)[0]?.because;
    case 'hidden':
    case 'not-imported':
    case 'lost': {
      const unseen = scopeOf(mesh, client).unseen(dialled.host);
      return unseen.find(({ service }) => service.entry === missed.entry)?.because;
    }
    case 'no-listener':
      return missed.because;
    case 'no-port':
      return `${resourceWords(missed.entry.resource)} has no port ${dialled.port}.`;
    case 'wrong-protocol':
      return misfit(missed, dialled);
    case 'other-server-name':
      return `${resourceWords(missed.virtualService.resource)} passes on listed server names only, and ${appEncrypts(dialled.scheme) ? `${dialled.host} is not among them` : 'the call sends none'}.`;
  }
}

type Misfit = Extract<Missed, { why: 'wrong-protocol' }>;

/** What keeps a call from a port that is there. */
function misfit({ entry, port }: Misfit, dialled: Dialled): string {
  const where = `Port ${port.number} of ${resourceWords(entry.resource)}`;
  const { scheme } = dialled;
  if (!isMisfit(port, dialled))
    return `The sidecar does not take the call for port ${port.number} of ${resourceWords(entry.resource)}.`;
  if (port.class === 'http') return `${where} is for HTTP, and the call ${sends(scheme)}.`;
  return `${where} goes by the server name, and the call sends ${appEncrypts(scheme) ? 'no name of a host' : 'none'}.`;
}

function sends(scheme: Dialled['scheme']): string {
  return appEncrypts(scheme) ? 'is encrypted by the app' : 'sends bytes that are none';
}
