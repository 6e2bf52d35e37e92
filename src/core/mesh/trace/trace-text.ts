import type { Resource } from '../../schema';
import { formatPath, wrap, type Path } from '../../text';
import type { Loser } from '../proxy/listeners/listener';
import { caveatsBeside, conditionsOf } from './conditions';
import { appliedPolicy, policyRows, type PolicyRow } from './policy-rows';
import type { Hop, Ineffective, Tie, Trace } from './trace';
import { answerWords, originWords, resourceWords } from './trace-words';

/** Where a part of a resource is written, as `file:line`. */
type PlaceOf = (resource: Resource, path: Path) => string;

/** The walk of a call for reading in a terminal or a ticket: the answer first, then each decision, no line longer than 90 columns but for a name that is. */
export function traceText(trace: Trace, placeOf: PlaceOf): string {
  const policy = appliedPolicy(trace);
  const blocks = [
    [callWords(trace), answerWords(trace), ...conditionsOf(trace)].flatMap((each) => wrap(each, '')),
    hopLines(trace, placeOf),
    policy ? ['Policy in force', ...policyLines(policyRows(policy), placeOf)] : [],
    section('Written but without effect', trace.ineffective, (each) => ineffectiveLines(each, placeOf)),
    section('Decided by age', trace.ties, (each) => tieLines(each, placeOf)),
    section('Not decided by the files', caveatsBeside(trace), (each) => wrap(each, '  ')),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

/** Only requests have a method. */
function callWords({ call: { client, url, method, headers } }: Trace): string {
  const from = client.workload
    ? `${client.workload.namespace}/${client.workload.name}`
    : `any pod in ${client.namespace}`;
  const added = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const what = /^t(?:cp|ls):/i.test(url) ? url : `${method} ${url}`;
  return `${from} calls ${what}${added.length === 0 ? '' : ` with ${added.join(', ')}`}`;
}

function hopLines({ hops, call }: Trace, placeOf: PlaceOf): string[] {
  const nameOf = ({ proxy }: Hop): string => (call.client.kind === 'none' ? 'no proxy' : proxy);
  return hops.flatMap((hop, index) => [
    ...(hop.proxy === hops[index - 1]?.proxy ? [] : [`${index === 0 ? '' : '\n'}${nameOf(hop)}`]),
    ...wrap(`${hop.at}  ${hop.name}${hop.probable ? '  (probable)' : ''}`, '  '),
    ...wrap(hop.what, '    '),
    ...wrap(hop.because, '    '),
    ...(hop.resource ? wrap(writtenAt(hop.resource, hop.path, placeOf), '    ') : []),
    ...hop.losers.flatMap((loser) => loserLines(loser, placeOf)),
  ]);
}

function loserLines({ resource, path, because, tied }: Loser, placeOf: PlaceOf): string[] {
  return wrap(`not ${writtenAt(resource, path, placeOf)}: ${because}${tied ? ' By age alone.' : ''}`, '    ', '      ');
}

/** `DestinationRule shop/api spec.trafficPolicy.tls (egress.yaml:12)`. */
function writtenAt(resource: Resource, path: Path, placeOf: PlaceOf): string {
  const part = path.length > 0 ? ` ${formatPath(path)}` : '';
  return `${resourceWords(resource)}${part} (${placeOf(resource, path)})`;
}

function policyLines(rows: readonly PolicyRow[], placeOf: PlaceOf): string[] {
  return rows.flatMap(({ name, value, origin }) => {
    const place = origin?.resource ? `, ${placeOf(origin.resource, origin.path)}` : '';
    const source = origin ? ` (${originWords(origin)}${place})` : '';
    return wrap(`${name}: ${value}${source}`, '  ', '    ');
  });
}

function ineffectiveLines({ resource, path, because }: Ineffective, placeOf: PlaceOf): string[] {
  return [...wrap(writtenAt(resource, path, placeOf), '  '), ...wrap(because, '    ')];
}

function tieLines({ winner, loser, because, otherwise }: Tie, placeOf: PlaceOf): string[] {
  return [
    ...wrap(`${writtenAt(winner, [], placeOf)} before ${writtenAt(loser, [], placeOf)}`, '  '),
    ...wrap(because, '    '),
    ...(otherwise === undefined ? [] : wrap(`Otherwise: ${otherwise}`, '    ')),
  ];
}

function section<T>(title: string, list: readonly T[], linesOf: (each: T) => string[]): string[] {
  return list.length === 0 ? [] : [title, ...list.flatMap(linesOf)];
}
