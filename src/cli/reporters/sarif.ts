import { findingsOf, type Finding } from '../../core/analysis';
import { pathInResource, positionsOf, type Report } from './report';
import { describeRules, levels } from './sarif-rules';

/** SARIF 2.1.0, as code scanning services read it. Columns are UTF-16 units, as the log says. */
export function reportSarif({ snapshot }: Report): string {
  const positionAt = positionsOf(snapshot);
  const rules = describeRules(findingsOf(snapshot));
  const results = findingsOf(snapshot).map((finding) => result(finding, positionAt));
  const tool = { driver: { name: 'Fairway', rules } };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function result(finding: Finding, positionAt: ReturnType<typeof positionsOf>): object {
  const start = positionAt(finding.file, finding.start + finding.range.from);
  const end = positionAt(finding.file, finding.start + finding.range.to);
  const path = pathInResource(finding);
  return {
    ruleId: finding.rule,
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(finding.file.replaceAll('\\', '/')) },
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
