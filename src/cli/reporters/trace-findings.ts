import { findingsOf, findingsOfCall, type Finding } from '../../core/analysis';
import { resourceWords, type Trace } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { formatPath, wrap } from '../../core/text';
import { placeText } from './trace-place';

/** What the rules say of a traced call, below its walk, without what was accepted; empty where they say nothing. */
export function callFindingsText(trace: Trace, snapshot: Snapshot): string {
  const open = findingsOf(snapshot).filter(({ accepted }) => accepted === undefined);
  const lines = findingsOfCall(open, trace).flatMap((finding) => findingLines(finding, snapshot));
  return lines.length === 0 ? '' : `\n${['Findings about this call', ...lines].join('\n')}\n`;
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
