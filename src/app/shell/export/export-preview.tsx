import { useState } from 'react';
import type { ShownFile, ShownPlan } from '../../exporting/exporter';
import { exportFilesWords, sizeWords } from '../words/export';

/** The most of what stays out that is listed. */
const mostListed = 500;

/** What will be written: each file with its size and its text, and what stays out with the reason. */
export function ExportPreview({ plan }: { readonly plan: ShownPlan }): React.JSX.Element {
  const { files, leftOut } = plan;
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const shown = files.find(({ path }) => path === chosen) ?? files[0];
  const more = plan.count - files.length;
  if (files.length === 0 && leftOut.length === 0) return <p className="export-note">{exportFilesWords.none}</p>;
  return (
    <>
      <div className="export-preview">
        <ul className="export-files" aria-label={exportFilesWords.list}>
          {files.map(({ path, bytes }) => (
            <li key={path}>
              <button type="button" aria-pressed={path === shown?.path} onClick={() => setChosen(path)}>
                <span className="export-path" title={path}>
                  {path}
                </span>{' '}
                <span className="export-size">{sizeWords(bytes)}</span>
              </button>
            </li>
          ))}
          {more > 0 && <li className="export-more">{exportFilesWords.more(more)}</li>}
        </ul>
        {shown && <FileText key={shown.path} file={shown} />}
      </div>
      {leftOut.length > 0 && <LeftOutList leftOut={leftOut} />}
    </>
  );
}

function FileText({ file }: { readonly file: ShownFile }): React.JSX.Element {
  return (
    <pre className="export-text" tabIndex={0} role="group" aria-label={exportFilesWords.textOf(file.path)}>
      {file.text}
      {file.bytesMore > 0 && `\n${exportFilesWords.moreText(sizeWords(file.bytesMore))}`}
    </pre>
  );
}

function LeftOutList({ leftOut }: Pick<ShownPlan, 'leftOut'>): React.JSX.Element {
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
