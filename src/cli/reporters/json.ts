import { findingsOf, type Finding } from '../../core/analysis';
import { documentStart, locate, type Snapshot } from '../../core/snapshot';
import { formatPath, shiftEdits, type QuickFix } from '../../core/text';
import {
  countFindings,
  findingPositions,
  nameResource,
  pathInResource,
  placeInFile,
  positionsOf,
  type Report,
} from './report';

/** The object of `check --format json` (version 1): resources, findings with 1-based lines and columns, fixes with offsets in the file. */
export function reportObject({ snapshot }: Report): object {
  const positionAt = positionsOf(snapshot);
  const resources = snapshot.resources.map((resource) => {
    const { document, offset } = placeInFile(snapshot, resource);
    return {
      file: resource.place.file,
      document,
      line: positionAt(resource.place.file, offset).line,
      ...nameResource(resource),
    };
  });
  const positions = findingPositions(snapshot);
  const findings = findingsOf(snapshot).map((finding) => findingObject(snapshot, finding, positions));
  const documents = snapshot.files.reduce((sum, view) => sum + view.stream.documents.length, 0);
  const summary = {
    files: snapshot.files.length,
    documents,
    resources: resources.length,
    ...countFindings(findingsOf(snapshot)),
  };
  return { version: 1, resources, findings, summary };
}

/** That object as JSON, for standard output. */
export function reportJson(report: Report): string {
  return `${JSON.stringify(reportObject(report), null, 2)}\n`;
}

function findingObject(snapshot: Snapshot, finding: Finding, positions: ReturnType<typeof findingPositions>): object {
  const { start, end } = positions(finding);
  return {
    rule: finding.rule,
    ref: finding.ref,
    code: finding.code,
    severity: finding.severity,
    layer: finding.layer,
    message: finding.message,
    file: finding.file,
    document: locate(snapshot, finding)?.index,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    resource: finding.resource ? nameResource(finding.resource) : null,
    path: pathInResource(finding),
    refType: finding.refType ?? null,
    url: finding.url ?? null,
    accepted: acceptedObject(finding),
    fixes: (finding.fixes ?? []).map((fix) => fixObject(fix, finding.file, documentStart(snapshot, finding))),
  };
}

/** Why a team lives with a finding, until when, and where that is written; null where it counts. */
function acceptedObject({ accepted }: Finding): object | null {
  if (accepted === undefined) return null;
  const { reason, until = null, by } = accepted;
  return { reason, until, by: { file: by.file, path: formatPath(by.path) } };
}

function fixObject(fix: QuickFix, file: string, start: number): object {
  const edits = shiftEdits(fix.edits, start).map(({ from, to, insert }) => ({ file, from, to, insert }));
  return { title: fix.title, edits };
}
