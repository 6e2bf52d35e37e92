import { findingsOf, type Finding } from '../../core/analysis';
import type { Place } from '../../core/schema';
import { findingPositions, pathInResource, type Report } from './report';
import { describeRules, levels } from './sarif-rules';
import { lineAt } from './trace-place';

/** SARIF 2.1.0, as code scanning services read it. Columns are UTF-16 units, as the log says. */
export function reportSarif({ snapshot }: Report): string {
  const positions = findingPositions(snapshot);
  const rules = describeRules(findingsOf(snapshot));
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const results = findingsOf(snapshot).map((finding) => ({
    ruleId: finding.rule,
    ruleIndex: indexes.get(finding.rule),
    ...result(finding, positions),
    ...suppressionsOf(finding, (place) => lineAt(snapshot, place, [])),
  }));
  const tool = { driver: { name: 'Fairway', rules } };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function result(finding: Finding, positions: ReturnType<typeof findingPositions>): object {
  const { start, end } = positions(finding);
  const path = pathInResource(finding);
  return {
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactAt(finding.file),
          region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
        },
        ...(path === null
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: `${finding.resource?.key ?? ''}:${path}` }] }),
      },
    ],
    properties: {
      layer: finding.layer,
      ref: finding.ref,
      code: finding.code,
      refType: finding.refType ?? null,
      url: finding.url ?? null,
    },
  };
}

/**
 * What a team has accepted is a result that is suppressed, as SARIF 2.1.0 says in 3.27.23 and 3.35: `external`, since the decision stands beside the
 * resource and not in it. A result without the property counts.
 */
function suppressionsOf({ accepted }: Finding, lineOfPlace: (place: Place) => number): object {
  if (accepted === undefined) return {};
  const { reason, until, by } = accepted;
  const suppression = {
    kind: 'external',
    status: 'accepted',
    justification: reason,
    location: {
      physicalLocation: { artifactLocation: artifactAt(by.file), region: { startLine: lineOfPlace(by) } },
    },
    ...(until === undefined ? {} : { properties: { until } }),
  };
  return { suppressions: [suppression] };
}

/** A path as a URI reference: what would begin a query or a fragment is written out, and what would read as a scheme follows a dot. */
function artifactAt(file: string): object {
  const uri = encodeURI(file.replaceAll('\\', '/')).replace(/[?#]/g, encodeURIComponent);
  return { uri: /^[^/]*:/.test(uri) ? `./${uri}` : uri };
}
