import { isUnseen, parseCall, type Cluster, type Trace } from '../mesh';
import type { ChangeKind, Risk } from './behaviour-change';
import { decidersOf } from './deciding';
import { destinationsOf } from './destinations';
import { addressWords } from './differences-address';
import { proxyWords } from './differences-reach';
import { fromTo, type BothTraces, type Difference } from './difference';
import type { Reasons } from './reasons';
import { listed } from './words';

/** TLS on the wire to the server, and on the way to it. */
export function tlsDifferences({ before, after }: BothTraces, reasons: Reasons): readonly Difference[] {
  const found = [
    ...wireDifferences(before, after),
    ...(before.tls === 'none' || after.tls === 'none' ? [] : hopDifferences(before, after)),
    ...addedDifferences(before, after),
  ];
  if (found.length === 0) return [];
  const sorts = ['listener', 'route', 'gateway', 'cluster', 'destination-rule'] as const;
  const [decidedBefore, decidedAfter] = [decidersOf(before, ...sorts), decidersOf(after, ...sorts)];
  const reasoned = reasons.ofCall(['tls'], decidedBefore, decidedAfter, { before, after });
  return found.map(({ kind, risk, words }) => ({
    kind,
    risk,
    says: (about) => `Calls ${fromTo(about)} ${words}.`,
    ...reasoned,
  }));
}

interface Found {
  readonly kind: Extract<ChangeKind, 'tls-weaker' | 'tls-stronger' | 'tls-changed'>;
  readonly risk: Risk;
  readonly words: string;
}

const weaker = (words: string, risk: Risk = 'high'): Found => ({ kind: 'tls-weaker', risk, words });
const stronger = (words: string): Found => ({ kind: 'tls-stronger', risk: 'low', words });
const other = (words: string): Found => ({ kind: 'tls-changed', risk: 'medium', words });

/** Whether one difference of TLS says too that no proxy sees a call any more, or one does at last: whoever decides about the one has decided about the other. */
export function tellsOfWay({ before, after }: BothTraces): boolean {
  return isUnseen(before) !== isUnseen(after) && wireDifferences(before, after).length > 0;
}

function wireDifferences(before: Trace, after: Trace): readonly Found[] {
  if (before.tls === after.tls) return [];
  const words = `are sent ${wireWords(after)}${wayBeside(after, before)} (were sent ${wireWords(before)}${wayBeside(before, after)})`;
  if (after.tls === 'none' || after.tls === 'double') return [weaker(words)];
  if (before.tls === 'none' || before.tls === 'double') return [stronger(words)];
  return [];
}

/** Where no proxy sees a call on one side alone: that, and on the other side where to a proxy sends it, if that is elsewhere. */
function wayBeside(trace: Trace, other: Trace): string {
  if (isUnseen(trace) === isUnseen(other)) return '';
  if (isUnseen(trace)) return ' past every proxy, as the app sends them';
  const [here, there] = [trace, other].map((each) => addressWords(destinationsOf(each)));
  return here === there ? '' : ` to ${here}`;
}

function wireWords({ tls, via }: Trace): string {
  switch (tls) {
    case 'passthrough':
      return 'with the TLS of the app';
    case 'originated':
      return `with TLS by ${proxyWords[via]}`;
    case 'gateway':
      return 'with TLS by the egress gateway';
    case 'double':
      return 'as TLS inside TLS';
    default:
      return 'in plain text';
  }
}

/** The way to the next proxy in plain text, where the server is spoken to by TLS. */
function hopDifferences(before: Trace, after: Trace): readonly Found[] {
  const [was, is] = [plainHop(before), plainHop(after)];
  if (was === is) return [];
  const to = proxyWords[(is ? after : before).via];
  if (is) return [weaker(`are sent in plain text as far as ${to} (were encrypted all the way)`)];
  return [stronger(`are encrypted all the way (were sent in plain text as far as ${to})`)];
}

function plainHop({ legs, call }: Trace): boolean {
  const scheme = parseCall(call.url)?.scheme;
  if (legs.length < 2 || scheme === 'https' || scheme === 'tls') return false;
  const [first] = legs;
  return first !== undefined && first.via === 'sidecar' && first.ways.some(({ cluster }) => !isEncrypted(cluster));
}

function isEncrypted({ tls, endpoints }: Cluster): boolean {
  return tls.added === 'auto' ? endpoints.some(({ mtlsReady }) => mtlsReady) : tls.added !== 'none';
}

/** What a proxy does when it starts TLS: whom it trusts, which name it sends and checks, what it shows of itself. */
function addedDifferences(before: Trace, after: Trace): readonly Found[] {
  const [was, is] = [before.policy?.tls, after.policy?.tls];
  if (!was || !is) return [];
  return [
    ...checkDifferences(was, is),
    ...certificateDifferences(before, after),
    ...(was.sni === is.sni ? [] : [other(`send ${sniWords(is.sni)} (sent ${sniWords(was.sni)})`)]),
    ...(was.mode === is.mode || [was.mode, is.mode].every((mode) => mode !== 'ISTIO_MUTUAL')
      ? []
      : [other(`use TLS of mode ${is.mode} (was ${was.mode})`)]),
  ];
}

function sniWords(sni: string | null): string {
  return sni === null ? 'no server name' : `the server name ${sni}`;
}

type Added = NonNullable<NonNullable<Trace['policy']>['tls']>;

function checkDifferences(was: Added, is: Added): readonly Found[] {
  if (was.ca !== null && is.ca === null) return [weaker('no longer verify the server’s certificate')];
  if (was.ca === null && is.ca !== null) return [stronger('verify the server’s certificate now')];
  const names = [listed(was.subjectAltNames), listed(is.subjectAltNames)] as const;
  const authority = was.ca === is.ca ? [] : [other(`trust ${caWords(is.ca)} (trusted ${caWords(was.ca)})`)];
  if (was.sanCheck && !is.sanCheck)
    return [weaker(`accept any certificate of a trusted CA (the name was checked against ${names[0]})`), ...authority];
  if (!was.sanCheck && is.sanCheck)
    return [stronger(`check the server’s name against ${names[1]} (it was not checked)`), ...authority];
  if (was.subjectAltNames.join() === is.subjectAltNames.join()) return authority;
  return [other(`check the server’s name against ${names[1]} (was checked against ${names[0]})`), ...authority];
}

function caWords(ca: string | null): string {
  return ca === 'system' ? 'the system’s CAs' : ca === 'mesh' ? 'the mesh’s CA' : (ca ?? 'anybody');
}

function certificateDifferences(before: Trace, after: Trace): readonly Found[] {
  const [was, is] = [before.cluster?.tls.certificate ?? null, after.cluster?.tls.certificate ?? null];
  if (was === is) return [];
  if (is === null) return [weaker('no longer show a client certificate', 'medium')];
  if (was === null) return [stronger('show a client certificate')];
  return [other(`show the client certificate ${is} (showed ${was})`)];
}
