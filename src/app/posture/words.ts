import type { PostureExtent } from '../../core/exchange';
import type { ExpectationCheck, PostureCell, PostureColumn, Workload } from '../../core/mesh';
import { promiseWords } from '../promise-words';

/** What becomes of a call, in a few words: "reached through the egress gateway". */
export function outcomeWords({ way, outcome }: PostureCell): string {
  switch (outcome) {
    case 'reached':
      return wayWords[way];
    case 'passthrough':
      return 'passed through';
    case 'blackhole':
      return 'refused';
    case 'blocked':
      return 'blocked by a rule';
    case 'unresolved':
      return 'name without an address';
    case 'error':
      return 'not delivered';
    case undefined:
      return 'no call';
  }
}

const wayWords: Readonly<Record<PostureCell['way'], string>> = {
  direct: 'reached',
  gateway: 'reached through the egress gateway',
  waypoint: 'reached through the waypoint',
  passthrough: 'passed through',
  none: 'not reached',
};

/** Who encrypts: "TLS by the sidecar"; empty where nothing is sent on. */
function tlsWords({ way, tls }: PostureCell): string {
  switch (tls) {
    case 'none':
      return 'no TLS';
    case 'passthrough':
      return 'TLS by the app';
    case 'originated':
      return way === 'waypoint' ? 'TLS by the waypoint' : 'TLS by the sidecar';
    case 'gateway':
      return 'TLS by the egress gateway';
    case 'double':
      return 'TLS inside TLS';
    case null:
      return '';
  }
}

/** What stands in a cell beside the signs, in a word. */
export function shortWords(cell: PostureCell): string {
  switch (cell.tls) {
    case 'none':
      return 'no TLS';
    case 'passthrough':
      return 'app';
    case 'originated':
      return cell.way === 'waypoint' ? 'waypoint' : 'sidecar';
    case 'gateway':
      return 'gateway';
    case 'double':
      return 'twice';
    case null:
      return refusals[cell.outcome ?? 'none'] ?? '';
  }
}

const refusals: Readonly<Record<string, string>> = {
  blackhole: 'refused',
  blocked: 'blocked',
  unresolved: 'no address',
  error: 'error',
  none: 'no call',
};

/** A cell in one line: "reached, TLS by the sidecar, drawn, promise holds". */
export function cellWords(cell: PostureCell): string {
  const said = [
    outcomeWords(cell),
    tlsWords(cell),
    cell.call ? 'drawn' : 'not drawn',
    cell.call?.expect ? promiseWords(verdictOf(cell)) : '',
  ];
  if (cell.undecided !== undefined) said.push('the files do not decide it');
  return said.filter((part) => part !== '').join(', ');
}

/** Whether what the call of a cell promises is kept. */
export function verdictOf({ holds }: PostureCell): ExpectationCheck['verdict'] {
  return holds === undefined ? 'cannot tell' : holds ? 'holds' : 'fails';
}

/** A cell that is not there: no call is drawn, or it is still to be followed. */
export function blankWords(extent: PostureExtent): string {
  return extent === 'drawn' ? 'not drawn' : 'not followed yet';
}

/** Whether calls fare otherwise. */
export function differs(cell: PostureCell, other: PostureCell): boolean {
  return cell.way !== other.way || cell.outcome !== other.outcome || cell.tls !== other.tls;
}

/** How calls fare in a cell of the other policy: "refused", "passed through, TLS by the app". */
export function fateWords(cell: PostureCell): string {
  const tls = tlsWords(cell);
  return tls === '' ? outcomeWords(cell) : `${outcomeWords(cell)}, ${tls}`;
}

/** `api.example.com:443 https`, or any other host. */
export function columnWords({ host, port, scheme }: PostureColumn): string {
  return `${host ?? 'any other host'}:${port} ${scheme}`;
}

/** `shop/cart`. */
export function rowWords({ namespace, name }: Workload): string {
  return `${namespace}/${name}`;
}
