import type { Path } from '../../../text';
import { hostCovers } from '../../host';
import type { EgressListener, Import } from '../../sidecar';
import type { Viewer } from './known-services';
import type { Scope, Unseen } from './scope';
import type { MeshService } from '../services/service';

/** Says how a Sidecar leaves out a definition that its clients could see. */
export function notImported(service: MeshService, { sidecar }: Scope, viewer: Viewer): Unseen {
  const label = sidecar ? `Sidecar ${sidecar.namespace}/${sidecar.name}` : 'The proxy';
  const { words, path } = leavingOut(service, viewer);
  return { service, why: 'not-imported', because: `${label} ${words}.`, by: sidecar?.resource, path, tied: false };
}

function leavingOut(service: MeshService, { listener, namespace, excludes }: Viewer): { words: string; path: Path } {
  if (listener === undefined || listener.index < 0)
    return { words: 'has no egress listener for calls to every port', path: ['spec', 'egress'] };
  const path: Path = ['spec', 'egress', listener.index, 'hosts'];
  const taken = excludes
    ? listener.imports.find((each) => each.excludes && takesOut(each, service, namespace))
    : undefined;
  if (taken) return { words: `takes out ~${taken.namespace}/${taken.host}`, path };
  return { words: `imports ${listOf(listener)}, and not ${service.host} of namespace ${service.namespace}`, path };
}

function takesOut(each: Import, service: MeshService, client: string): boolean {
  const wanted = each.namespace === '.' ? client : each.namespace;
  return (wanted === '*' || wanted === service.namespace) && hostCovers(each.host, service.host);
}

/** Its first imports, since a list may be long. */
function listOf({ imports }: EgressListener): string {
  const names = imports.filter((each) => !each.excludes).map(({ namespace, host }) => `${namespace}/${host}`);
  if (names.length === 0) return 'nothing';
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
