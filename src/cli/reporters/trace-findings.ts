import { findingsOf, findingsOfCall, refusalsOf, type Finding } from '../../core/analysis';
import { resourceWords, type Trace } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { formatPath, wrap } from '../../core/text';
import { placeText } from './trace-place';

/**
 * What the rules say of a traced call, below its walk: why resources on its way are refused, accepted or not, since no cluster knows of that, and what of the
 * rest nobody accepted. Empty where they say nothing.
 */
export function callFindingsText(trace: Trace, snapshot: Snapshot): string {
  const findings = findingsOf(snapshot);
  const open = findings.filter(({ accepted }) => accepted === undefined);
  const linesOf = (title: string, found: readonly Finding[]): string =>
    found.length === 0
      ? ''
      : `\n${[title, ...found.flatMap((finding) => findingLines(finding, snapshot))].join('\n')}\n`;
  return (
    linesOf('No cluster takes this as it is: mend it before you rely on the answer', refusalsOf(findings, trace)) +
    linesOf('Findings about this call', findingsOfCall(open, trace))
  );
}

function findingLines({ severity, rule, message, resource, path = [] }: Finding, snapshot: Snapshot): string[] {
  const own = path.slice(resource?.place.path.length);
  const place = resource && `${resourceWords(resource)} ${formatPath(own)} (${placeText(snapshot)(resource, own)})`;
  return [
    ...wrap(`${severity} ${rule}`, '  '),
    ...wrap(message, '    '),
    ...(place === undefined ? [] : wrap(place, '    ')),
  ];
}
