import { useState } from 'react';
import type { ExportPlan } from '../../../core/exchange';
import { exportFilesWords } from '../words/export';

/** The most files that are listed, and the most characters of one that are shown: a design can have thousands of files. */
const mostListed = 500;
const mostShown = 100_000;

/** What will be written: each file with its size and its text, and what stays out with the reason. */
export function ExportPreview({ plan }: { readonly plan: ExportPlan }): React.JSX.Element {
  const { files, leftOut } = plan;
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const shown = files.find(({ path }) => path === chosen) ?? files[0];
  const more = files.length - mostListed;
  if (files.length === 0 && leftOut.length === 0) return <p className="export-note">{exportFilesWords.none}</p>;
  return (
    <>
      <div className="export-preview">
        <ul className="export-files" aria-label={exportFilesWords.list}>
          {files.slice(0, mostListed).map(({ path, text }) => (
            <li key={path}>
              <button type="button" aria-pressed={path === shown?.path} onClick={() => setChosen(path)}>
                <span className="export-path" title={path}>
                  {path}
                </span>{' '}
                <span className="export-size">{sizeOf(text)}</span>
              </button>
            </li>
          ))}
          {more > 0 && <li className="export-more">{exportFilesWords.more(more)}</li>}
        </ul>
        {shown && <FileText key={shown.path} path={shown.path} text={shown.text} />}
      </div>
      {leftOut.length > 0 && <LeftOutList leftOut={leftOut} />}
    </>
  );
}

function FileText({ path, text }: { readonly path: string; readonly text: string }): React.JSX.Element {
  return (
    <pre className="export-text" tabIndex={0} role="group" aria-label={exportFilesWords.textOf(path)}>
      {text.slice(0, mostShown)}
      {text.length > mostShown && `\n${exportFilesWords.moreText(sizeOf(text.slice(mostShown)))}`}
    </pre>
  );
}

function LeftOutList({ leftOut }: Pick<ExportPlan, 'leftOut'>): React.JSX.Element {
  const more = leftOut.length - mostListed;
  return (
    <details className="export-left-out">
      <summary>{exportFilesWords.leftOut(leftOut.length)}</summary>
      <ul>
        {leftOut.slice(0, mostListed).map(({ file, line, what, why }) => (
          <li key={`${file}:${line}`}>{exportFilesWords.leftOutLine(what, file, line, why)}</li>
        ))}
        {more > 0 && <li>{exportFilesWords.more(more)}</li>}
      </ul>
    </details>
  );
}

/** How much of UTF-8 texts are: `312 B`, `4.1 KB`. */
export function sizeOf(...texts: readonly string[]): string {
  const encoder = new TextEncoder();
  const bytes = texts.reduce((sum, text) => sum + encoder.encode(text).length, 0);
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
