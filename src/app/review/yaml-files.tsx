import { useState } from 'react';
import type { Finding } from '../../core/analysis';
import { documentStart, type Snapshot } from '../../core/snapshot';
import { LineIndex, type Severity } from '../../core/text';
import { fileAt } from '../../core/workspace';
import { useFindings } from '../findings';
import { useApp } from '../store';
import { SeverityMark } from '../widgets';
import { yamlWords } from './words';

/** How many lines of a file are drawn at once. */
const step = 1000;

const none: readonly Finding[] = [];

/** The text of every file, wrapped, with findings as marks beside their lines. */
export function YamlFiles(): React.JSX.Element {
  const files = useApp((state) => state.snapshot.files);
  return (
    <section role="region" aria-label={yamlWords.label}>
      {files.length === 0 && <p className="narrow-note">{yamlWords.nothingOpen}</p>}
      {files.map(({ path, file }) => (
        <YamlFile key={path} path={path} text={file.text} />
      ))}
    </section>
  );
}

function YamlFile({ path, text }: { readonly path: string; readonly text: string }): React.JSX.Element {
  const [shown, setShown] = useState(step);
  const { byFile, snapshot } = useFindings((state) => state);
  const lines = text.split(/\r\n|\r|\n/);
  const marks = worstByLine(snapshot, path, byFile.get(path) ?? none);
  return (
    <>
      <h2 className="narrow-file">{path}</h2>
      <ol className="narrow-lines">
        {lines.slice(0, shown).map((line, index) => {
          const severity = marks.get(index + 1);
          return (
            <li key={index}>
              <span className="narrow-gutter">
                {severity ? (
                  <SeverityMark severity={severity} size={12} />
                ) : (
                  <span aria-hidden="true">{index + 1}</span>
                )}
              </span>
              <code>{line}</code>
            </li>
          );
        })}
      </ol>
      {lines.length > shown && (
        <button type="button" className="button button-outline narrow-rest" onClick={() => setShown(shown + step)}>
          {yamlWords.showMore(Math.min(step, lines.length - shown), lines.length - shown)}
        </button>
      )}
    </>
  );
}

/** The worst severity found on each line, by its number from 1. */
function worstByLine(snapshot: Snapshot, path: string, findings: readonly Finding[]): ReadonlyMap<number, Severity> {
  const index = new LineIndex(fileAt(snapshot.workspace, path)?.text ?? '');
  const worst = new Map<number, Severity>();
  for (const severity of ['info', 'warning', 'error'] as const) {
    for (const finding of findings) {
      if (finding.severity === severity && !finding.accepted)
        worst.set(index.positionAt(documentStart(snapshot, finding) + finding.range.from).line, severity);
    }
  }
  return worst;
}
